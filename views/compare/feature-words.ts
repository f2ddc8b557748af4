import type { Profile } from '../../src/advisor/book/profile.ts';
import { apartIn, type FeatureDifference, type NumberDifference } from '../../src/advisor/compare/feature-differences.ts';
import { paiseFromRupees } from '../../src/advisor/units.ts';
import { factorInWords } from '../../src/advisor/words/factor-in-words.ts';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { type Claim, claim } from '../../src/claims/claim.ts';
import type { ClaimKind } from '../../src/claims/kinds.ts';
import { GENDER_WORDS } from '../asked-client/client-facts.ts';
import { count, money, percent, rate, shown } from '../blocks/format.ts';

interface NumberWords {
  readonly name: string;
  readonly kind: ClaimKind;
  readonly value: (value: number) => string;
  /** Follows the client's id; `how` is "somewhat", "clearly" or "far". */
  readonly more: (how: string) => string;
  readonly less: (how: string) => string;
  /** Said instead, with how many times as much: for money, whose sizes span orders of magnitude. */
  readonly factor?: (times: string) => string;
}

const NUMBERS: Readonly<Record<string, NumberWords>> = {
  age: {
    name: 'Age',
    kind: 'client.age',
    value: count,
    more: (how) => `is ${how} older`,
    less: (how) => `is ${how} younger`,
  },
  invested: {
    name: PHRASES.boughtSoFar,
    kind: 'client.bought',
    value: (rupees) => money(rupees * 100),
    more: (how) => `has bought ${how} more`,
    less: (how) => `has bought ${how} less`,
    factor: (times) => `has bought ${times}`,
  },
  trades: {
    name: 'Purchases',
    kind: 'client.purchases',
    value: count,
    more: (how) => `has bought ${how} more often`,
    less: (how) => `has bought ${how} less often`,
  },
  averageYield: {
    name: 'Average yield at purchase',
    kind: 'client.yield',
    value: rate,
    more: (how) => `gets a ${how} higher yield`,
    less: (how) => `gets a ${how} lower yield`,
  },
  reinvestmentRatio: {
    name: 'Reinvests within 90 days',
    kind: 'client.reinvests',
    value: percent,
    more: (how) => `reinvests ${how} more`,
    less: (how) => `reinvests ${how} less`,
  },
};

const WORDS: Readonly<Record<string, string>> = { gender: 'Gender', riskBand: 'Risk band' };
const LEVELS: Readonly<Record<string, string>> = GENDER_WORDS;

/** The two clients who are compared. */
type Pair = readonly [Pick<Profile, 'clientId' | 'asOf'>, Pick<Profile, 'clientId' | 'asOf'>];

/** Two clients closer than this, in standard deviations, count as much the same. */
export const WORTH_SAYING = 0.5;
const CLEARLY = 1;
const FAR = 2;

/** A feature's name for readers: "Age", "Risk band". */
export const featureName = (name: string): string => NUMBERS[name]?.name ?? WORDS[name] ?? shown(name, 40);

const howFar = (apart: number): string => {
  if (apart < CLEARLY) return 'somewhat';
  return apart < FAR ? 'clearly' : 'far';
};

/** Only what was bought is compared by how many times as much. */
const boughtTimes = (number: number, one: Pair[0], other: Pair[0]): Claim => ({
  kind: 'comparison.bought',
  subject: { client: one.clientId, with: other.clientId },
  number,
  asOf: one.asOf,
});

const numberWords = ({ name, left, right, deviations }: NumberDifference, [one, other]: Pair, leftId: string): string => {
  const words = NUMBERS[name];
  if (!words) return `${left} vs ${right}`;
  const said = ({ clientId, asOf }: Pair[0], value: number): string => {
    // Features count in rupees, claims in paise.
    const number = words.kind === 'client.bought' ? paiseFromRupees(value) : value;
    return claim(words.value(value), { kind: words.kind, subject: { client: clientId }, number, asOf });
  };
  const values = `${said(one, left)} vs ${said(other, right)}`;
  const apart = Math.abs(deviations);
  const compared =
    words.factor && left > 0 && right > 0
      ? words.factor(claim(factorInWords(left / right), boughtTimes(left / right, one, other)))
      : (deviations > 0 ? words.more : words.less)(howFar(apart));
  return `${values}: ${leftId} ${compared}`;
};

/** Both values and how they differ: "41 against 62: C_0042 is far younger". */
export const differenceInWords = (difference: FeatureDifference, pair: Pair, leftId: string): string => {
  if (difference.kind === 'number') return numberWords(difference, pair, leftId);
  const level = (word: string): string => LEVELS[word] ?? shown(word, 40);
  return `${level(difference.left)} vs ${level(difference.right)}`;
};

export const isWorthSaying = (difference: FeatureDifference): boolean => apartIn(difference) >= WORTH_SAYING;

/** The name of a feature that's at a place among the differences, largest first. */
export const placeInWords = ({ name }: FeatureDifference, place: number, [one, other]: Pair): string =>
  claim(featureName(name), {
    kind: 'comparison.place',
    subject: { client: one.clientId, with: other.clientId, feature: name },
    number: place,
    asOf: one.asOf,
  });
