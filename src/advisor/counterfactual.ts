import type { Choice, ChoiceOptions } from './choose-types.ts';
import { chooseTypes } from './choose-types.ts';
import type { FeedbackTerms } from './feedback.ts';
import type { Model } from './model.ts';
import type { Profile } from './profile.ts';
import { rankTypes } from './rank-types.ts';
import { withPurchases } from './with-purchases.ts';

/** More purchases than this are no longer "what would have changed the order". */
const MOST_PURCHASES = 5;
const COUNTS = ['One', 'Two', 'Three', 'Four', 'Five'];

type Options = ChoiceOptions & { readonly feedback: FeedbackTerms };

/**
 * What would have changed which type comes first, in a sentence that has been tried: where suitability kept a better type out, the risk band
 * that would let it lead; else the number of purchases of the runner-up that would put it first. Null where there is no runner-up.
 */
export const counterfactualOf = (model: Model, profile: Profile, choice: Choice, options: Options): string | null => {
  const first = choice.chosen[0]?.type;
  return bandThatWouldLead(model, profile, choice, options) ?? (first ? purchasesThatWouldLead(model, profile, choice, options) : null);
};

const leaderOf = (model: Model, profile: Profile, options: Options): string | undefined =>
  chooseTypes(model, profile, rankTypes(model, profile, options.feedback).ranking, options).chosen[0]?.type.bondType;

const bandThatWouldLead = (model: Model, profile: Profile, { chosen, leftOut }: Choice, options: Options): string | null => {
  const firstScore = chosen[0]?.type.score ?? Number.NEGATIVE_INFINITY;
  for (const { type, lowestBand } of leftOut) {
    if (lowestBand === null || type.score < firstScore) continue;
    const other: Profile = { ...profile, riskBand: lowestBand, riskBandSource: 'recorded' };
    if (leaderOf(model, other, options) === type.bondType) return `With risk band ${lowestBand}, ${type.bondType} would lead.`;
  }
  return null;
};

const purchasesThatWouldLead = (model: Model, profile: Profile, { chosen }: Choice, options: Options): string | null => {
  const [first, second] = chosen;
  if (!first || !second) return null;
  const [leader, runnerUp] = [first.type.bondType, second.type.bondType];
  // A type that was bought is held, and would be left out of new types.
  const ifBought = { ...options, newTypesOnly: false };
  if (!options.newTypesOnly) {
    for (let count = 1; count <= MOST_PURCHASES; count++) {
      if (leaderOf(model, withPurchases(profile, runnerUp, count), ifBought) !== runnerUp) continue;
      return count === 1
        ? `One more purchase of ${runnerUp} would put ${runnerUp} first.`
        : `${COUNTS[count - 1]} more purchases of ${runnerUp} would put ${runnerUp} first.`;
    }
  }
  const lead = `${((first.type.score - second.type.score) * 100).toFixed(1)} percentage points`;
  return options.newTypesOnly
    ? `${leader} leads ${runnerUp} by ${lead}.`
    : `${leader} leads ${runnerUp} by ${lead}; five more purchases of ${runnerUp} would not change that.`;
};
