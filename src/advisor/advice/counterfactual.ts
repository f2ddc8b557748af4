import type { Claim } from '../../claims/claim.ts';
import { orderBonds } from '../bond-order/order-bonds.ts';
import type { Profile } from '../book/profile.ts';
import { usualAmount, withPurchases } from '../book/with-purchases.ts';
import { weekdayInWords } from '../calendar/day-in-words.ts';
import type { Model } from '../model/model.ts';
import { segmentOf } from '../segments/assign.ts';
import { type Day, rupeesFromPaise } from '../units.ts';
import { rupeesInWords } from '../words/rupees-in-words.ts';
import { type Choice, type ChoiceOptions, leaderOf } from './choose-types.ts';
import { type RankFeedback, rankTypes } from './rank-types.ts';
import type { Reason } from './reason-words.ts';

/** More purchases than this aren't a plausible "what would change the order". */
const MOST_PURCHASES = 5;
const COUNTS = ['one', 'two', 'three', 'four', 'five'];

/** The working days to pass in: those on which purchases are tried, and the one on which the last of them settles. */
export const WORKING_DAYS_TRIED = MOST_PURCHASES + 1;

interface Options extends ChoiceOptions, RankFeedback {
  readonly nextWorkingDays?: readonly Day[];
}

/**
 * What would change which type comes first, as a sentence that was tried exactly as it's worded: if suitability excluded a better type, the
 * risk band at which it would lead; otherwise, on which of the next working days the client would have to buy the runner-up's first bond for
 * their usual amount. Null without a runner-up.
 */
export const counterfactualOf = (model: Model, profile: Profile, choice: Choice, options: Options): Reason | null => {
  const first = choice.chosen[0]?.type;
  return bandThatWouldLead(model, profile, choice, options) ?? (first ? purchasesThatWouldLead(model, profile, choice, options) : null);
};

const wouldLeadFor = (model: Model, profile: Profile, options: Options): string | undefined =>
  leaderOf(model, profile, rankTypes(model, profile, options).ranking, options)?.bondType;

const bandThatWouldLead = (model: Model, profile: Profile, { chosen, leftOut }: Choice, options: Options): Reason | null => {
  const firstScore = chosen[0]?.type.score ?? Number.NEGATIVE_INFINITY;
  for (const { type, lowestBand } of leftOut) {
    if (lowestBand === null || type.score < firstScore) continue;
    const { bandAssessedOn: _, bandImportedOn: __, ...rest } = profile;
    const other: Profile = { ...rest, riskBand: lowestBand, riskBandSource: 'recorded', bandAssessedOn: profile.asOf };
    if (wouldLeadFor(model, other, options) !== type.bondType) continue;
    const subject = { client: profile.clientId, bondType: type.bondType, band: lowestBand, ...(options.newTypesOnly && { only: 'new' }) };
    return {
      sentence: `With risk band ${lowestBand}, ${type.bondType} would lead.`,
      claims: [{ kind: 'advice.placeInBand', subject, number: 1, asOf: profile.asOf }],
    };
  }
  return null;
};

const purchasesThatWouldLead = (model: Model, profile: Profile, { chosen }: Choice, options: Options): Reason | null => {
  const [first, second] = chosen;
  if (!first || !second) return null;
  const [leader, runnerUp] = [first.type.bondType, second.type.bondType];
  const ahead = first.type.score - second.type.score;
  const lead = `${leader} leads ${runnerUp} by ${(ahead * 100).toFixed(1)} percentage points`;
  const { clientId: client, asOf } = profile;
  const leads: Claim = { kind: 'advice.lead', subject: { client, bondType: leader, over: runnerUp }, number: ahead, asOf };
  const onlyTheLead: Reason = { sentence: `${lead}.`, claims: [leads] };
  const [bond] = orderBonds(second.bonds, profile, { model, segment: segmentOf(model, profile) });
  const { weights } = profile;
  // Without a bond on offer there is nothing to try, and a profile from before the weights were kept has no averages to add to.
  if (options.newTypesOnly || !bond || !weights) return onlyTheLead;
  const { nextWorkingDays = [] } = options;
  // What's bought on a working day settles on the next one, and the bond must not have matured by then.
  const daysToBuy = nextWorkingDays.slice(0, MOST_PURCHASES).filter((_, place) => {
    const settlesOn = nextWorkingDays[place + 1];
    return settlesOn !== undefined && (bond.maturityDay ?? Number.POSITIVE_INFINITY) > settlesOn;
  });
  if (daysToBuy.length === 0) return onlyTheLead;
  const amount = usualAmount(profile, bond);
  const purchase = `${rupeesInWords(rupeesFromPaise(amount))} of ${bond.isin ?? bond.bondId} (${runnerUp})`;
  const ifBoughtOn = (days: readonly Day[], bondType: string): readonly Claim[] => [
    {
      kind: 'advice.placeIfBought',
      subject: { client, bondType, bond: bond.bondId, paise: amount, days: days.join(',') },
      number: 1,
      asOf,
    },
    { kind: 'advice.usualAmount', subject: { client, bond: bond.bondId }, number: amount, asOf },
    { kind: 'advice.workingDay', subject: { place: 1 }, number: days[0] as Day, asOf },
    { kind: 'advice.workingDay', subject: { place: days.length }, number: days.at(-1) as Day, asOf },
  ];
  let wouldLead: string | undefined;
  for (let count = 1; count <= daysToBuy.length; count++) {
    const days = daysToBuy.slice(0, count);
    // Once bought, the type isn't new any more.
    const ifBought = { ...options, newTypesOnly: false, settlesOn: nextWorkingDays[count] as Day };
    wouldLead = wouldLeadFor(model, withPurchases({ ...profile, weights }, bond, amount, days), ifBought);
    if (wouldLead !== runnerUp) continue;
    return {
      sentence: `If the client bought ${purchase} ${onDays(days)}, ${runnerUp} would come first.`,
      claims: ifBoughtOn(days, runnerUp),
    };
  }
  // By the last of these days a third type may lead, such as when all the leader's bonds have matured.
  if (wouldLead !== leader) return onlyTheLead;
  return {
    sentence: `${lead}; ${purchase} ${onDays(daysToBuy)} wouldn’t change that.`,
    claims: [leads, ...ifBoughtOn(daysToBuy, leader)],
  };
};

/** "on Tue 1 Dec 2026", or "on each of the next two working days (Tue 1 Dec 2026 to Wed 2 Dec 2026)". */
const onDays = (days: readonly Day[]): string => {
  const [first, last] = [days[0] as Day, days.at(-1) as Day];
  if (days.length === 1) return `on ${weekdayInWords(first)}`;
  return `on each of the next ${COUNTS[days.length - 1]} working days (${weekdayInWords(first)} to ${weekdayInWords(last)})`;
};
