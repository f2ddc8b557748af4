import type { RiskBand } from './rating.ts';
import { rupeesInWords } from './rupees-in-words.ts';
import type { Contrast } from './segment-contrasts.ts';
import type { SegmentFigures } from './segment-figures.ts';
import { contrastInName } from './segment-words.ts';

const MIDDLE_AGE = 35;
const MATURE_AGE = 55;
const RISK_WORDS: Readonly<Record<RiskBand, string>> = { A: 'Conservative', B: 'Balanced', C: 'Aggressive' };
/** Less than this, in standard deviations, is no difference that a name should speak of. */
const NAMEABLE = 0.2;

type Named = Pick<SegmentFigures, 'meanAge' | 'dominantRiskBand' | 'medianInvested'>;

/**
 * A name for every segment, all different: age and risk ("Mature Conservative Investors", without a word where the segment's
 * clients are mostly unknown in it). Of several with the same words the first keeps them alone; each other one gets what sets it
 * apart from the others of that name and from the book ("... with Large Portfolios"), then two such things, then its median amount.
 * @param figures one entry a segment, in the order in which names are given
 * @param contrasts same length
 */
export const segmentNames = (figures: readonly Named[], contrasts: ReadonlyArray<readonly Contrast[]>): string[] => {
  const plain = figures.map(plainName);
  const taken = new Set<string>(plain);
  const given = new Set<string>();
  return plain.map((name, segment) => {
    const first = !given.has(name);
    given.add(name);
    if (first) return name;
    const siblings = plain.flatMap((other, place) => (other === name && place !== segment ? [contrasts[place] ?? []] : []));
    for (const suffix of suffixes(contrasts[segment] ?? [], siblings, figures[segment]?.medianInvested ?? 0)) {
      const candidate = `${name} ${suffix}`;
      if (taken.has(candidate)) continue;
      taken.add(candidate);
      return candidate;
    }
    throw new Error('A name can always be numbered');
  });
};

const plainName = ({ meanAge, dominantRiskBand }: Named): string =>
  [meanAge === null ? null : ageWord(meanAge), dominantRiskBand && RISK_WORDS[dominantRiskBand], 'Investors'].filter(Boolean).join(' ');

const ageWord = (age: number): string => {
  if (age < MIDDLE_AGE) return 'Young';
  return age < MATURE_AGE ? 'Middle-aged' : 'Mature';
};

function* suffixes(own: readonly Contrast[], siblings: ReadonlyArray<readonly Contrast[]>, medianInvested: number): Generator<string> {
  const words = distinguishing(own, siblings);
  yield* words;
  for (const [place, one] of words.entries()) {
    for (const other of words.slice(place + 1)) yield [one, other].sort(byPlaceInName).join(' ');
  }
  const amount = `around ${rupeesInWords(medianInvested)}`;
  yield amount;
  for (let number = 2; ; number++) yield `${amount} (${number})`;
}

/** What is true of the segment against the book and against those of the same name, the strongest difference first. */
const distinguishing = (own: readonly Contrast[], siblings: ReadonlyArray<readonly Contrast[]>): string[] =>
  own
    .flatMap((contrast) => {
      const others = siblings.flatMap((sibling) => sibling.find(({ key }) => key === contrast.key)?.z ?? []);
      const apart = others.length === 0 ? 0 : contrast.z - others.reduce((sum, z) => sum + z, 0) / others.length;
      const words = contrastInName(contrast);
      const speaks = words !== null && Math.abs(contrast.z) >= NAMEABLE && Math.abs(apart) >= NAMEABLE && apart * contrast.z > 0;
      return speaks ? [{ words, strength: Math.abs(apart) }] : [];
    })
    .sort((a, b) => b.strength - a.strength)
    .map(({ words }) => words);

/** "with ..." first, then "Who ...", then brackets: so that two read as one phrase. */
const byPlaceInName = (left: string, right: string): number => placeInName(left) - placeInName(right);
const placeInName = (words: string): number => ['o', 'w', 'W', '('].indexOf(words.charAt(0));
