import type { RiskBand } from '../bonds/rating.ts';
import type { NameClaim, NamedFeature } from '../model/name-claim.ts';
import { rupeesInWords } from '../words/rupees-in-words.ts';
import type { Contrast } from './segment-contrasts.ts';
import type { SegmentFigures } from './segment-figures.ts';
import { contrastInName } from './segment-words.ts';

const RISK_WORDS: Readonly<Record<RiskBand, string>> = { A: 'Conservative', B: 'Balanced', C: 'Aggressive' };
/** Smaller differences, in standard deviations, aren't mentioned in a name. */
const NAMEABLE = 0.2;

type Figures = Pick<SegmentFigures, 'ageGroup' | 'medianBand' | 'medianInvested'>;

export interface SegmentName {
  readonly name: string;
  /** What its words say of a client. */
  readonly claims: readonly NameClaim[];
}

/** Words, and what they say. */
interface Suffix {
  readonly words: string;
  readonly claims: readonly NameClaim[];
}

/**
 * A unique name for every segment, from the age and band of its median client ("Mature Conservative Investors"; a word is left out if it's
 * unknown or untrue for most clients). Of several segments with the same words, the first keeps the plain name. The others add what sets them apart
 * from the book and from their namesakes ("... Who Buy Often"), then two such things, then the median amount bought. Every word is true of
 * the segment's median client.
 * @param figures one entry per segment, in the order in which names are given
 * @param contrasts same length
 */
export const segmentNames = (figures: readonly Figures[], contrasts: ReadonlyArray<readonly Contrast[]>): SegmentName[] => {
  const plain = figures.map(plainName);
  const taken = new Set<string>(plain.map(({ name }) => name));
  const given = new Set<string>();
  return plain.map(({ name, claims }, segment) => {
    const first = !given.has(name);
    given.add(name);
    if (first) return { name, claims };
    const siblings = plain.flatMap((other, place) => (other.name === name && place !== segment ? [contrasts[place] ?? []] : []));
    for (const suffix of suffixes(contrasts[segment] ?? [], siblings, figures[segment]?.medianInvested ?? 0)) {
      const candidate = `${name} ${suffix.words}`;
      if (taken.has(candidate)) continue;
      taken.add(candidate);
      return { name: candidate, claims: [...claims, ...suffix.claims] };
    }
    throw new Error('A name can always be numbered');
  });
};

const plainName = ({ ageGroup, medianBand }: Figures): SegmentName => ({
  name: [ageGroup?.word, medianBand && RISK_WORDS[medianBand], 'Investors'].filter(Boolean).join(' '),
  claims: [
    ...(ageGroup ? [{ kind: 'age' as const, from: ageGroup.from, below: ageGroup.below }] : []),
    ...(medianBand ? [{ kind: 'riskBand' as const, band: medianBand }] : []),
  ],
});

function* suffixes(own: readonly Contrast[], siblings: ReadonlyArray<readonly Contrast[]>, medianInvested: number): Generator<Suffix> {
  const found = distinguishing(own, siblings);
  yield* found;
  for (const [place, one] of found.entries()) {
    for (const other of found.slice(place + 1)) {
      const words = [one.words, other.words].sort(byPlaceInName).join(' ');
      yield { words, claims: [...one.claims, ...other.claims] };
    }
  }
  const words = `around ${rupeesInWords(medianInvested)}`;
  const claims: readonly NameClaim[] = [{ kind: 'around', rupees: medianInvested }];
  yield { words, claims };
  for (let number = 2; ; number++) yield { words: `${words} (${number})`, claims };
}

/** What sets the segment apart from both the book and its namesakes, strongest difference first. */
const distinguishing = (own: readonly Contrast[], siblings: ReadonlyArray<readonly Contrast[]>): Suffix[] =>
  own
    .flatMap((contrast) => {
      const others = siblings.flatMap((sibling) => sibling.find(({ key }) => key === contrast.key)?.z ?? []);
      const apart = others.length === 0 ? 0 : contrast.z - others.reduce((sum, z) => sum + z, 0) / others.length;
      const words = contrastInName(contrast);
      const claim = claimOf(contrast);
      const speaks = Math.abs(contrast.z) >= NAMEABLE && Math.abs(apart) >= NAMEABLE && apart * contrast.z > 0;
      return words !== null && claim !== null && speaks ? [{ words, claims: [claim], strength: Math.abs(apart) }] : [];
    })
    .sort((a, b) => b.strength - a.strength);

/** What a contrast's words say of a client; null if it isn't true of the median client, whatever the means are. */
const claimOf = ({ key, z, medians }: Contrast): NameClaim | null => {
  const [feature, level] = key.split('=');
  // "Mostly" needs more than half, so it's true of the median client.
  if (level !== undefined) return { kind: 'gender', gender: level };
  if (!medians || !(z > 0 ? medians.own > medians.all : medians.own < medians.all)) return null;
  return { kind: z > 0 ? 'more' : 'less', feature: feature as NamedFeature, than: medians.all };
};

/** "with ..." first, then "Who ...", then brackets, so that two suffixes read as one phrase. */
const byPlaceInName = (left: string, right: string): number => placeInName(left) - placeInName(right);
const placeInName = (words: string): number => ['o', 'w', 'W', '('].indexOf(words.charAt(0));
