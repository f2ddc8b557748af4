import type { Profile } from '../book/profile.ts';
import { usualAmount, withPurchases } from '../book/with-purchases.ts';
import { weekdayInWords } from '../calendar/day-in-words.ts';
import type { Model } from '../model/model.ts';
import { type Day, rupeesFromPaise } from '../units.ts';
import type { FeedbackTerms } from '../values/feedback.ts';
import { rupeesInWords } from '../words/rupees-in-words.ts';
import type { Choice, ChoiceOptions } from './choose-types.ts';
import { chooseTypes } from './choose-types.ts';
import { orderBonds } from './order-bonds.ts';
import { rankTypes } from './rank-types.ts';

/** More purchases than this aren't a plausible "what would change the order". */
const MOST_PURCHASES = 5;
const COUNTS = ['one', 'two', 'three', 'four', 'five'];

/** The working days to pass in: those on which purchases are tried, and the one on which the last of them settles. */
export const WORKING_DAYS_TRIED = MOST_PURCHASES + 1;

interface Options extends ChoiceOptions {
  readonly feedback: FeedbackTerms;
  readonly nextWorkingDays?: readonly Day[];
}

/**
 * What would change which type comes first, as a sentence that was tried exactly as it's worded: if suitability excluded a better type, the
 * risk band at which it would lead; otherwise, on which of the next working days the client would have to buy the runner-up's first bond for
 * their usual amount. Null without a runner-up.
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
  const lead = `${leader} leads ${runnerUp} by ${((first.type.score - second.type.score) * 100).toFixed(1)} percentage points`;
  const [bond] = orderBonds(second.bonds, profile);
  const { weights } = profile;
  // Without a bond on offer there is nothing to try, and a profile from before the weights were kept has no averages to add to.
  if (options.newTypesOnly || !bond || !weights) return `${lead}.`;
  const { nextWorkingDays = [] } = options;
  // What's bought on a working day settles on the next one, and the bond must not have matured by then.
  const daysToBuy = nextWorkingDays.slice(0, MOST_PURCHASES).filter((_, place) => {
    const settlesOn = nextWorkingDays[place + 1];
    return settlesOn !== undefined && (bond.maturityDay ?? Number.POSITIVE_INFINITY) > settlesOn;
  });
  if (daysToBuy.length === 0) return `${lead}.`;
  const amount = usualAmount(profile, bond);
  const purchase = `${rupeesInWords(rupeesFromPaise(amount))} of ${bond.isin ?? bond.bondId} (${runnerUp})`;
  for (let count = 1; count <= daysToBuy.length; count++) {
    const days = daysToBuy.slice(0, count);
    // Once bought, the type isn't new any more.
    const ifBought = { ...options, newTypesOnly: false, settlesOn: nextWorkingDays[count] as Day };
    if (leaderOf(model, withPurchases({ ...profile, weights }, bond, amount, days), ifBought) !== runnerUp) continue;
    return `If the client bought ${purchase} ${onDays(days)}, ${runnerUp} would come first.`;
  }
  return `${lead}; ${purchase} ${onDays(daysToBuy)} would not change that.`;
};

/** "on Tue 1 Dec 2026", or "on each of the next two working days (Tue 1 Dec 2026 to Wed 2 Dec 2026)". */
const onDays = (days: readonly Day[]): string => {
  const [first, last] = [days[0] as Day, days.at(-1) as Day];
  if (days.length === 1) return `on ${weekdayInWords(first)}`;
  return `on each of the next ${COUNTS[days.length - 1]} working days (${weekdayInWords(first)} to ${weekdayInWords(last)})`;
};
