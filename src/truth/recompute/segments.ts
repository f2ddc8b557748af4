import type { SEGMENT_KINDS } from '../../claims/kinds/segments.ts';
import type { NameClaim, StoredModel } from '../world/product.ts';
import type { World } from '../world/world.ts';
import { heldOf, outstandingOf, sumOf } from './client.ts';
import { type Facts, factsOf } from './facts.ts';
import { membersOn, numberOf, wordOf } from './placement.ts';
import type { Recompute, Recomputes } from './recompute.ts';

export const heldBy = ({ trades, day }: Facts): number => outstandingOf(trades, day);

export const medianOf = (numbers: readonly number[]): number | null => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
};

const meanOf = (numbers: readonly number[]): number | null =>
  numbers.length === 0 ? null : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

const known = (numbers: ReadonlyArray<number | null>): number[] => numbers.filter((number) => number !== null);

/** Whether a client is as the name says; null if that isn't known of the client. */
const isAsNamed = (claim: NameClaim, facts: Facts): boolean | null => {
  const { age, band, gender, bought } = facts;
  switch (claim.kind) {
    case 'age':
      return age === null ? null : age >= Number(claim.from) && age < (claim.below ?? Number.POSITIVE_INFINITY);
    case 'riskBand':
      return band === null ? null : band === claim.band;
    case 'gender':
      return gender === null ? null : gender === claim.gender;
    case 'around':
      return bought === 0 ? null : bought / 100 >= Number(claim.rupees) / 2 && bought / 100 <= 2 * Number(claim.rupees);
    default: {
      const value = numberOf(facts, String(claim.feature));
      return value === null ? null : claim.kind === 'more' ? value > Number(claim.than) : value < Number(claim.than);
    }
  }
};

/** The words of a name, and what they have to say. */
const WORDS: ReadonlyArray<readonly [word: RegExp, says: (claim: NameClaim) => boolean]> = [
  [/\bYoung\b/, ({ kind, below }) => kind === 'age' && below === 35],
  [/\bMiddle-aged\b/, ({ kind, from, below }) => kind === 'age' && from === 35 && below === 55],
  [/\bMature\b/, ({ kind, from }) => kind === 'age' && from === 55],
  [/\bConservative\b/, ({ kind, band }) => kind === 'riskBand' && band === 'A'],
  [/\bBalanced\b/, ({ kind, band }) => kind === 'riskBand' && band === 'B'],
  [/\bAggressive\b/, ({ kind, band }) => kind === 'riskBand' && band === 'C'],
  [/\bOlder Side\b/, ({ kind, feature }) => kind === 'more' && feature === 'age'],
  [/\bYounger Side\b/, ({ kind, feature }) => kind === 'less' && feature === 'age'],
  [/\bBought Much\b/, ({ kind, feature }) => kind === 'more' && feature === 'invested'],
  [/\bBought Little\b/, ({ kind, feature }) => kind === 'less' && feature === 'invested'],
  [/\bBuy Often\b/, ({ kind, feature }) => kind === 'more' && feature === 'trades'],
  [/\bBuy Rarely\b/, ({ kind, feature }) => kind === 'less' && feature === 'trades'],
  [/\bHigh Yields\b/, ({ kind, feature }) => kind === 'more' && feature === 'averageYield'],
  [/\bLow Yields\b/, ({ kind, feature }) => kind === 'less' && feature === 'averageYield'],
  [/\bWho Reinvest\b/, ({ kind, feature }) => kind === 'more' && feature === 'reinvestmentRatio'],
  [/\bSeldom Reinvest\b/, ({ kind, feature }) => kind === 'less' && feature === 'reinvestmentRatio'],
  [/\bMostly Women\b/, ({ kind, gender }) => kind === 'gender' && gender === 'F'],
  [/\bMostly Men\b/, ({ kind, gender }) => kind === 'gender' && gender === 'M'],
  [/\bMostly HUF\b/, ({ kind, gender }) => kind === 'gender' && gender === 'HUF'],
  [/\baround ₹/, ({ kind }) => kind === 'around'],
];

/** Whether every word of the name is true of the median client: of at least half the clients where it's known. */
const isNameTrue = ({ segments }: StoredModel, segment: number, members: readonly Facts[], everybody: readonly Facts[]): boolean => {
  const { name = '', claims = [] } = segments[segment] ?? {};
  const isComplete = WORDS.every(([word, says]) => !word.test(name) || claims.some(says));
  return (
    isComplete &&
    claims.every((claim) => {
      const told = members.map((facts) => isAsNamed(claim, facts)).filter((is) => is !== null);
      const isOfMost = 2 * told.filter((is) => is).length >= told.length;
      if (claim.kind !== 'more' && claim.kind !== 'less') return isOfMost;
      // More than the median client of the book.
      const [own, all] = [members, everybody].map((list) => medianOf(known(list.map((facts) => numberOf(facts, String(claim.feature))))));
      return own != null && all != null && (claim.kind === 'more' ? own > all : own < all);
    })
  );
};

/** A feature as it's compared: a number, or whether a word is the client's. Sizes are compared by their logarithm. */
const comparedBy = (feature: string) => {
  const [name = '', word] = feature.split('=');
  if (word !== undefined) return (facts: Facts): number => ((wordOf(facts, name) ?? 'unknown') === word ? 1 : 0);
  const isSize = name === 'invested' || name === 'trades';
  return (facts: Facts): number | null => {
    const number = numberOf(facts, name);
    return number === null || !isSize ? number : Math.log1p(number);
  };
};

const ofSegment =
  (
    read: (members: readonly Facts[], subject: Parameters<Recompute>[1], all: readonly Facts[], model: StoredModel) => number | null,
  ): Recompute =>
  (world: World, subject, day) => {
    const { product } = world;
    if (!product) return null;
    const bySegment = membersOn(world, product.model, day);
    return read(bySegment[Number(subject.segment)] ?? [], subject, bySegment.flat(), product.model);
  };

const holdersAmong = (members: readonly Facts[]): readonly Facts[] => members.filter((facts) => heldBy(facts) > 0);

export const SEGMENTS: Recomputes<typeof SEGMENT_KINDS> = {
  'segment.size': ofSegment((members) => members.length),
  'segment.others': (world, { besides }, day) => {
    const { product } = world;
    const named = String(besides).split(' ');
    if (!product) return null;
    return membersOn(world, product.model, day).flatMap((members, segment) => (named.includes(String(segment)) ? [] : members)).length;
  },
  'segment.share': ofSegment((members, _subject, all) => members.length / all.length),
  'segment.holders': ofSegment((members) => holdersAmong(members).length),
  'segment.outstanding': ofSegment((members) => members.reduce((sum, facts) => sum + heldBy(facts), 0)),
  'segment.typeShare': ofSegment((members, { bondType }) => {
    const held = members.flatMap(({ trades, day }) => heldOf(trades).filter(({ bond }) => bond.matures !== null && bond.matures > day));
    return sumOf(held.filter(({ bond }) => bond.type === bondType)) / sumOf(held);
  }),
  'segment.meanAge': ofSegment((members) => meanOf(known(members.map(({ age }) => age)))),
  'segment.bandShare': ofSegment(
    (members, { band }) => members.filter((facts) => (facts.band ?? 'unknown') === band).length / members.length,
  ),
  'segment.medianOutstanding': ofSegment((members) => medianOf(holdersAmong(members).map(heldBy))),
  'segment.reinvestment': ofSegment((members) => meanOf(known(members.map(({ reinvests }) => reinvests)))),
  'segment.contrast': ofSegment((members, { feature }, all) => {
    const read = comparedBy(String(feature));
    const [own, everybody] = [known(members.map(read)), known(all.map(read))];
    const [ownMean, mean] = [meanOf(own), meanOf(everybody)];
    if (ownMean === null || mean === null) return null;
    return (ownMean - mean) / Math.sqrt(meanOf(everybody.map((value) => (value - mean) ** 2)) ?? 0);
  }),
  'segment.named': ofSegment((members, { segment }, all, model) => (isNameTrue(model, Number(segment), members, all) ? 1 : 0)),
  'segment.stability': ({ product }, { segment, version = product?.version ?? 0 }) =>
    product?.models.get(Number(version))?.segments[Number(segment)]?.confidence ?? null,
  'segment.differs': (world, { client, segment }, day) => {
    const claims = world.product?.model.segments[Number(segment)]?.claims ?? [];
    const facts = factsOf(world, String(client), day);
    // Two words about one fact that both fail are one difference.
    const failed = claims.filter((claim) => isAsNamed(claim, facts) === false);
    return new Set(failed.map(({ kind, feature }) => (kind === 'around' ? 'invested' : (feature ?? kind)))).size;
  },
};
