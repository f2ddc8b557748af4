import { dayInWords } from '../calendar/day-in-words.ts';
import type { Counted, Model, TraitName } from '../model/model.ts';
import type { Day } from '../units.ts';
import type { Evidence } from '../values/evidence.ts';
import { levelAt } from '../values/trait-level.ts';
import { traitPhrase } from '../words/trait-phrase.ts';
import type { TypeScore } from './recommend.ts';

/** What one part of a score says about a type. */
export interface Said {
  readonly sentence: string;
  /** Follows "despite" where the part speaks against the type. */
  readonly despite: string;
  /** How many times as often as all clients; null if the sentence doesn't compare. */
  readonly factor: number | null;
}

/** On how many of the last purchase days the client bought the type; null without a purchase. */
export const ownPurchases = ({ entries, asOf }: Evidence, type: number): Said | null => {
  if (entries.length === 0) return null;
  const purchaseDays = new Set(entries.map(({ day }) => day)).size;
  const all = purchaseDays === 1 ? 'purchase day' : `${purchaseDays} purchase days`;
  const bought = entries.filter((entry) => entry.type === type);
  const newest = bought.at(-1);
  const said = (sentence: string): Said => ({ sentence, despite: 'the client’s own purchases', factor: null });
  if (!newest) return said(`The client did not buy it on the last ${all}.`);
  const days = asOf - newest.day;
  const ago = days === 1 ? '1 day' : `${days.toLocaleString('en-IN')} days`;
  const on = dayInWords(newest.day as Day);
  return said(
    purchaseDays === 1
      ? `The client bought it on the only purchase day, ${on} (${ago} before).`
      : `The client bought it on ${bought.length} of the last ${all}, most recently on ${on} (${ago} before).`,
  );
};

export const segmentBuys = ({ counted, segments }: Model, segment: number, type: number): Said | null =>
  compared(`${segments[segment]?.name} buy it on`, 'the segment', counted?.bySegment[segment], counted, type);

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
export const traitBuys = ({ counted, personal }: Model, at: number, place: number, type: number): Said | null => {
  const trait = personal.traits[at];
  const level = levelAt(place);
  if (!trait || level < 0) return null;
  return compared(
    `Clients ${traitPhrase(trait, level)} buy it on`,
    DESPITE_TRAIT[trait.name],
    counted?.byLevel[at]?.[level],
    counted,
    type,
  );
};

const compared = (
  start: string,
  despite: string,
  shares: readonly number[] | null | undefined,
  counted: Counted | undefined,
  type: number,
): Said | null => {
  const [share, all] = [shares?.[type], counted?.bought[type]];
  if (share === undefined || all === undefined || all === 0) return null;
  return { sentence: `${start} ${percent(share)} of their purchase days, all clients on ${percent(all)}.`, despite, factor: share / all };
};

/** Whether all clients buy the type more often lately than over all time. */
export const demand = ({ counted, asOf }: Model, type: number): Said | null => {
  const [share, all] = [counted?.lately.bought?.[type], counted?.bought[type]];
  if (!counted || share === undefined || all === undefined || all === 0) return null;
  const days = counted.lately.days;
  return {
    sentence: `Demand is ${share > all ? 'up' : 'down'}: bought on ${percent(share)} of purchase days in the ${days} days to ${dayInWords(asOf)}, vs ${percent(all)} overall.`,
    despite: 'the trend',
    factor: share / all,
  };
};

/** How many buyers of a type that the client bought also bought this one. @param held the place of that type */
export const alsoBought = ({ counted, bondTypes }: Model, held: number, type: number): Said | null => {
  const [share, all] = [counted?.alsoBought[held]?.[type], counted?.buyers[type]];
  if (share === undefined || all === undefined || all === 0) return null;
  return {
    sentence: `Buyers of ${bondTypes[held]}, like this client, are ${share > all ? 'likelier' : 'less likely'} to have bought it too (${percent(share)} vs ${percent(all)} of all buyers).`,
    despite: 'earlier purchases',
    factor: share / all,
  };
};

export const wholeBookBuys = ({ counted, qTable }: Model, type: number): string =>
  `All clients together buy it on ${percent((counted?.bought ?? qTable.wholeBook)[type] ?? 0)} of their purchase days.`;

export const thumbs = ({ feedbackTerm, probability }: TypeScore): Said | null => {
  if (feedbackTerm === 0) return null;
  const way = feedbackTerm > 0 ? 'raise' : 'lower';
  return {
    sentence: `Advisors' thumbs in this segment ${way} it by ${Math.abs(feedbackTerm).toFixed(3)}, to ${(probability + feedbackTerm).toFixed(3)}.`,
    despite: 'the votes',
    factor: null,
  };
};

/** "Despite the age: clients aged 45 to 59 buy it on 2% ..." */
export const despite = ({ despite: what, sentence }: Said): string => `Despite ${what}: ${inMidSentence(sentence)}`;

/** After a colon, a sentence continues in lower case unless it begins with a name. */
const inMidSentence = (sentence: string): string =>
  sentence.replace(/^(The client|Clients|Demand|Buyers|Advisors)\b/, (start) => start.charAt(0).toLowerCase() + start.slice(1));

const percent = (share: number): string => {
  const value = share * 100;
  if (value > 0 && value < 0.05) return 'under 0.1%';
  return `${value >= 9.95 || value === 0 ? value.toFixed(0) : value.toFixed(1)}%`;
};
