import type { Claim } from '../../claims/claim.ts';
import type { BondOnOffer } from '../bonds/bond.ts';
import type { Profile } from '../book/profile.ts';
import type { BondInput } from '../model/bond-order.ts';
import { INPUT_AT, WIDTH, weightsFor } from './bond-inputs.ts';
import { type LearnedOrder, weighOffers } from './score-offers.ts';

/** Why a bond comes where it does in its type, and the numbers behind that. */
export interface WhyBond {
  readonly sentence: string;
  readonly claims: readonly Claim[];
}

/** What's left out of a score together. */
const PARTS = {
  tenor: ['tenor', 'tenorDistance'],
  grade: ['grade', 'gradeDistance'],
  yield: ['spread', 'yieldDistance'],
  issuer: ['issuerHeld'],
  minimum: ['shortfall'],
  frequency: ['frequency'],
  newness: ['newness'],
  demand: ['demand'],
} as const satisfies Readonly<Record<string, readonly BondInput[]>>;
type Part = keyof typeof PARTS;

/** A smaller effect on the score isn't mentioned: it makes a bond less than a tenth likelier than another. */
const WORTH_SAYING = 0.1;
const MOST_PARTS = 2;
/** Tenors closer than this factor, and grades closer than a notch, are like the usual ones. */
const LIKE_TENOR = Math.log(1.25);
const LIKE_GRADE = 1 / 3;
/** Percentage points. */
const LIKE_YIELD = 0.5;

/** What's known of a bond next to the mean over the bonds of its type that fit. */
interface Compared {
  readonly of: (input: BondInput) => number;
  readonly mean: (input: BondInput) => number;
  readonly weight: (input: BondInput) => number;
  /** Where the client's bonds of the type usually lie, as inputs. */
  readonly usual: { readonly tenor: number; readonly grade: number };
  readonly isKnown: (input: BondInput) => boolean;
  /** Whose bonds those are: the client's, or without a purchase the segment's. */
  readonly whose: string;
}

/**
 * For each of the bonds, what weighed most for it compared with the mean of all that fit: weights times inputs of one part. Null if nothing is
 * worth saying.
 * @param bonds some of `fitting`
 * @param fitting all bonds of the type that fit
 */
export const whyBonds = (
  bonds: readonly BondOnOffer[],
  fitting: readonly BondOnOffer[],
  profile: Profile,
  learned: LearnedOrder,
): ReadonlyArray<WhyBond | null> => {
  const { habits, inputs } = weighOffers(fitting, profile, learned);
  const weights = weightsFor(learned.bondOrder, learned.segment);
  const means = new Float64Array(WIDTH);
  for (let bond = 0; bond < fitting.length; bond++) {
    for (let input = 0; input < WIDTH; input++) means[input] += inputs[bond * WIDTH + input] / fitting.length;
  }
  return bonds.map((bond) => {
    const from = fitting.indexOf(bond) * WIDTH;
    const compared: Compared = {
      of: (input) => inputs[from + INPUT_AT[input]],
      mean: (input) => means[INPUT_AT[input]],
      weight: (input) => weights[INPUT_AT[input]],
      usual: { tenor: habits.logYears, grade: habits.grade / 3 },
      isKnown: (input) => !isUnknown(bond, input, profile),
      whose: profile.trades > 0 ? 'they usually buy' : 'their segment usually buys',
    };
    return whyOf(bond, profile, compared);
  });
};

const isUnknown = (bond: BondOnOffer, input: BondInput, profile: Profile): boolean =>
  (input === 'tenor' && bond.maturityDay === null) ||
  (input === 'grade' && bond.rating === null && bond.band === null) ||
  (input === 'spread' && bond.yieldToMaturity === null) ||
  (input === 'yieldDistance' && (bond.yieldToMaturity === null || profile.averageYield === null)) ||
  (input === 'shortfall' && (bond.minimumInvestment === null || profile.trades === 0)) ||
  (input === 'frequency' && bond.frequency == null) ||
  (input === 'newness' && bond.issueDay == null);

const whyOf = (bond: BondOnOffer, { clientId: client, asOf }: Profile, compared: Compared): WhyBond | null => {
  const effectOf = (input: BondInput): number => compared.weight(input) * (compared.of(input) - compared.mean(input));
  const said = (Object.keys(PARTS) as Part[])
    .map((part) => ({ part, effect: PARTS[part].reduce((sum, input) => sum + effectOf(input), 0) }))
    .filter(({ effect }) => effect >= WORTH_SAYING)
    .sort((one, other) => other.effect - one.effect)
    .flatMap(({ part, effect }) => {
      const found = WORDS[part](compared, effectOf);
      return found === null ? [] : [{ part, effect, ...found }];
    })
    .slice(0, MOST_PARTS);
  if (said.length === 0) return null;
  const subject = { client, bond: bond.bondId };
  return {
    sentence: said.map(({ words }) => words).join(', '),
    claims: said.flatMap(({ part, effect, inputs, usual }): Claim[] => [
      { kind: 'offer.effect', subject: { ...subject, part }, number: effect, asOf },
      ...inputs.map((input): Claim => ({ kind: 'offer.input', subject: { ...subject, input }, number: compared.of(input), asOf })),
      ...(usual === undefined
        ? []
        : [{ kind: 'offer.usual', subject: { ...subject, input: usual }, number: compared.usual[usual], asOf } as const]),
    ]),
  };
};

interface Words {
  readonly words: string;
  /** The inputs that the words speak of. */
  readonly inputs: readonly BondInput[];
  readonly usual?: 'tenor' | 'grade';
}

/** A true sentence about why a part speaks for the bond; null if there's none. */
const WORDS: Readonly<Record<Part, (compared: Compared, effectOf: (input: BondInput) => number) => Words | null>> = {
  tenor: ({ of, usual, isKnown, whose }) => {
    if (!isKnown('tenor')) return null;
    const apart = of('tenor') - usual.tenor;
    const words = Math.abs(apart) <= LIKE_TENOR ? `about as long as ${whose}` : `${apart < 0 ? 'shorter' : 'longer'} than ${whose}`;
    return { words, inputs: ['tenor'], usual: 'tenor' };
  },
  grade: ({ of, usual, isKnown, whose }) => {
    if (!isKnown('grade')) return null;
    const apart = of('grade') - usual.grade;
    const words = Math.abs(apart) < LIKE_GRADE ? `rated like what ${whose}` : `rated ${apart < 0 ? 'better' : 'lower'} than what ${whose}`;
    return { words, inputs: ['grade'], usual: 'grade' };
  },
  yield: ({ of, mean, isKnown }, effectOf) => {
    if (isKnown('yieldDistance') && of('yieldDistance') <= LIKE_YIELD && effectOf('yieldDistance') >= effectOf('spread'))
      return { words: 'close to their average yield', inputs: ['yieldDistance'] };
    if (!isKnown('spread') || effectOf('spread') <= 0) return null;
    const more = of('spread') > mean('spread') ? 'wider' : 'narrower';
    return { words: `${more} spread over government bonds than the others`, inputs: ['spread'] };
  },
  issuer: ({ of }) => ({
    words: of('issuerHeld') > 0 ? 'from an issuer they hold' : 'from an issuer they don’t hold yet',
    inputs: ['issuerHeld'],
  }),
  minimum: ({ of, isKnown }) =>
    isKnown('shortfall') && of('shortfall') === 0 ? { words: 'its minimum fits their usual purchase', inputs: ['shortfall'] } : null,
  frequency: ({ of, mean, isKnown }) =>
    isKnown('frequency')
      ? { words: `pays interest ${of('frequency') > mean('frequency') ? 'more' : 'less'} often than the others`, inputs: ['frequency'] }
      : null,
  newness: ({ of, mean, isKnown }) =>
    isKnown('newness')
      ? { words: of('newness') > mean('newness') ? 'newer than the others' : 'longer on the market than the others', inputs: ['newness'] }
      : null,
  // Where a bond that sold less comes first, that speaks to nobody as a reason to buy it.
  demand: ({ of, mean }) => (of('demand') > mean('demand') ? { words: 'more in demand lately than the others', inputs: ['demand'] } : null),
};
