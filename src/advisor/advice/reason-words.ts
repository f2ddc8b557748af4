import type { Claim, ClaimSubject } from '../../claims/claim.ts';
import type { ClaimKind } from '../../claims/kinds.ts';
import { type Profile, purchaseDaysOf } from '../book/profile.ts';
import { RECENT_PURCHASE_DAYS } from '../book/purchases.ts';
import { dayInWords } from '../calendar/day-in-words.ts';
import type { Model, TraitName } from '../model/model.ts';
import type { ClientId, Day } from '../units.ts';
import type { Evidence } from '../values/evidence.ts';
import { levelAt } from '../values/trait-level.ts';
import { traitPhrase } from '../words/trait-phrase.ts';
import type { TypeScore } from './recommend.ts';

/** What's left of two sums that cancel out isn't a term. */
const SMALLEST_TERM = 1e-12;

/** A sentence, and the numbers in it. */
export interface Reason {
  readonly sentence: string;
  readonly claims: readonly Claim[];
}

/** What one part of a score says about a type. */
export interface Said extends Reason {
  /** Follows "despite" where the part speaks against the type. */
  readonly despite: string;
  /** How many times as often as all clients; null if the sentence doesn't compare. */
  readonly factor: number | null;
}

const AGO: ReadonlyArray<readonly [days: number, unit: string]> = [
  [730, 'year'],
  [60, 'month'],
  [14, 'week'],
  [0, 'day'],
];
const DAYS_IN: Readonly<Record<string, number>> = { year: 365.25, month: 30.4375, week: 7, day: 1 };

/** How long ago, in whole units: days up to two weeks, weeks up to two months, months up to two years. */
const agoInWords = (days: number): string => {
  const unit = AGO.find(([from]) => days >= from)?.[1] ?? 'day';
  const value = Math.round(days / (DAYS_IN[unit] ?? 1));
  return value === 0 ? 'today' : `${value} ${value === 1 ? unit : `${unit}s`} ago`;
};

/** On how many of the last purchase days (occasions, to people) the client bought the type; null without a purchase. */
export const ownPurchases = ({ entries, asOf }: Evidence, type: number, bondType: string, profile: Profile): Said | null => {
  if (entries.length === 0) return null;
  const subject = { client: profile.clientId, bondType };
  // A day on which nothing was bought that the model knows has no entry, but it's a purchase day all the same.
  const counted = new Set(entries.map(({ day }) => day)).size;
  const purchaseDays = Math.min(purchaseDaysOf(profile), RECENT_PURCHASE_DAYS);
  // With a full list of entries and such days in between, the first entries may be of earlier days.
  const isExact = counted < RECENT_PURCHASE_DAYS || purchaseDaysOf(profile) === counted;
  const all = purchaseDays === 1 ? 'the only occasion' : `the last ${purchaseDays} occasions`;
  const bought = entries.filter((entry) => entry.type === type);
  const newest = bought.at(-1);
  const of: readonly Claim[] = [
    { kind: 'reason.days', subject, number: bought.length, asOf },
    { kind: 'reason.lastDays', subject, number: purchaseDays, asOf },
  ];
  const said = (sentence: string, claims: readonly Claim[]): Said => ({
    sentence,
    despite: 'the client’s own purchases',
    factor: null,
    claims,
  });
  if (!newest) return said(`Not bought on ${all}.`, of);
  const ago = agoInWords(asOf - newest.day);
  const on = dayInWords(newest.day as Day);
  const last: Claim = { kind: 'reason.lastBought', subject, number: newest.day, asOf };
  if (purchaseDays === 1) return said(`Bought on ${all}, ${on} (${ago}).`, [...of, last]);
  if (!isExact) return said(`Last bought on ${on} (${ago}).`, [last]);
  return said(`Bought on ${bought.length} of ${all}, last on ${on} (${ago}).`, [...of, last]);
};

export const segmentBuys = (model: Model, segment: number, type: number): Said | null =>
  compared(`${model.segments[segment]?.name} buy it on`, 'the segment', model.counted?.bySegment[segment], model, type, [
    'reason.segmentShare',
    { segment },
  ]);

const DESPITE_TRAIT: Readonly<Record<TraitName, string>> = {
  riskBand: 'the risk band',
  age: 'the age',
  legalForm: 'the legal form',
  gender: 'the gender',
  totalInvested: 'the amount invested',
  averageYield: 'the usual yield',
  averageCoupon: 'the usual coupon',
};

/** What clients at the same level of a trait buy. @param at the trait's place */
export const traitBuys = (model: Model, at: number, place: number, type: number): Said | null => {
  const trait = model.personal.traits[at];
  const level = levelAt(place);
  if (!trait || level < 0) return null;
  return compared(
    `Clients ${traitPhrase(trait, level)} buy it on`,
    DESPITE_TRAIT[trait.name],
    model.counted?.byLevel[at]?.[level],
    model,
    type,
    ['reason.levelShare', { trait: at, level }],
  );
};

const compared = (
  start: string,
  despite: string,
  shares: readonly number[] | null | undefined,
  { counted, bondTypes, asOf }: Model,
  type: number,
  [kind, subject]: readonly [ClaimKind, ClaimSubject],
): Said | null => {
  const [share, all] = [shares?.[type], counted?.bought[type]];
  if (share === undefined || all === undefined || all === 0) return null;
  const bondType = bondTypes[type] as string;
  return {
    sentence: `${start} ${percent(share)} of occasions, all clients on ${percent(all)}.`,
    despite,
    factor: share / all,
    claims: [
      { kind, subject: { ...subject, bondType }, number: share, asOf },
      { kind: 'reason.share', subject: { bondType }, number: all, asOf },
    ],
  };
};

/** Whether all clients buy the type more often lately than over all time. */
export const demand = ({ counted, asOf, bondTypes }: Model, type: number): Said | null => {
  const [share, all] = [counted?.lately.bought?.[type], counted?.bought[type]];
  if (!counted || share === undefined || all === undefined || all === 0) return null;
  const days = counted.lately.days;
  const bondType = bondTypes[type] as string;
  return {
    sentence: `Demand is ${share > all ? 'up' : 'down'}: bought on ${percent(share)} of occasions in the ${days} days to ${dayInWords(asOf)}, vs ${percent(all)} overall.`,
    despite: 'the trend',
    factor: share / all,
    claims: [
      { kind: 'reason.lately', subject: { bondType, days }, number: share, asOf },
      { kind: 'reason.share', subject: { bondType }, number: all, asOf },
    ],
  };
};

/** How many buyers of a type that the client bought also bought this one. @param held the place of that type */
export const alsoBought = ({ counted, bondTypes, asOf }: Model, held: number, type: number): Said | null => {
  const [share, all] = [counted?.alsoBought[held]?.[type], counted?.buyers[type]];
  if (share === undefined || all === undefined || all === 0) return null;
  const bondType = bondTypes[type] as string;
  return {
    sentence: `Buyers of ${bondTypes[held]}, like this client, are ${share > all ? 'likelier' : 'less likely'} to have bought it too (${percent(share)} vs ${percent(all)} of all buyers).`,
    despite: 'earlier purchases',
    factor: share / all,
    claims: [
      { kind: 'reason.alsoBought', subject: { held: bondTypes[held] as string, bondType }, number: share, asOf },
      { kind: 'reason.buyers', subject: { bondType }, number: all, asOf },
    ],
  };
};

export const wholeBookBuys = ({ counted, qTable, bondTypes, asOf }: Model, type: number): Reason => {
  const share = (counted?.bought ?? qTable.wholeBook)[type] ?? 0;
  return {
    sentence: `All clients together buy it on ${percent(share)} of occasions.`,
    claims: counted ? [{ kind: 'reason.share', subject: { bondType: bondTypes[type] as string }, number: share, asOf }] : [],
  };
};

export const thumbs = ({ feedbackTerm, outcomes, probability, bondType }: TypeScore, client: ClientId, asOf: Day): Said | null => {
  const term = feedbackTerm - (outcomes?.term ?? 0);
  if (Math.abs(term) < SMALLEST_TERM) return null;
  const way = term > 0 ? 'raise' : 'lower';
  return {
    sentence: `Advisers’ thumbs in this segment ${way} it by ${Math.abs(term).toFixed(3)}, to ${(probability + term).toFixed(3)}.`,
    despite: 'the votes',
    factor: null,
    claims: [{ kind: 'advice.feedback', subject: { client, bondType }, number: term, asOf }],
  };
};

/** How often clients of the segment bought the type after it was recommended, vs what would be expected if that changed nothing. */
export const followed = ({ outcomes, bondType }: TypeScore, client: ClientId, asOf: Day): Said | null => {
  if (!outcomes || outcomes.expected === 0) return null;
  const { advised, bought, expected, term } = outcomes;
  const subject = { client, bondType };
  const works = term > 0 ? 'Advice works' : 'Advice rarely works';
  const claims: readonly Claim[] = [
    { kind: 'outcomes.bought', subject, number: bought, asOf },
    { kind: 'outcomes.advised', subject, number: advised, asOf },
    { kind: 'outcomes.expected', subject, number: expected, asOf },
    { kind: 'outcomes.term', subject, number: term, asOf },
  ];
  return {
    sentence: `${works} in this segment: bought within 30 days after ${bought} of ${advised} recommendations, vs ${expected.toFixed(1)} expected.`,
    despite: 'what followed advice',
    factor: bought / expected,
    claims,
  };
};

/** "Despite the age: clients aged 45 to 59 buy it on 2% ..." */
export const despite = ({ despite: what, sentence }: Said): string => `Despite ${what}: ${inMidSentence(sentence)}`;

/** After a colon, a sentence continues in lower case unless it begins with a name. */
const inMidSentence = (sentence: string): string =>
  sentence.replace(/^(Bought|Not|Last|Clients|Demand|Buyers|Advisers|Advice)\b/, (start) => start.charAt(0).toLowerCase() + start.slice(1));

const percent = (share: number): string => {
  const value = share * 100;
  if (value > 0 && value < 0.05) return 'under 0.1%';
  return `${value >= 9.95 || value === 0 ? value.toFixed(0) : value.toFixed(1)}%`;
};
