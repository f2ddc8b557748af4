import { wholeIn, wordsIn } from './cells.ts';

/** Best first: sovereign, then the long-term scale, then the short-term one. */
const LONG_TERM = 'AAA AA+ AA AA- A+ A A- BBB+ BBB BBB- BB+ BB BB- B+ B B- CCC+ CCC CCC- CC C+ C C- D'.split(' ');
export const GRADES: readonly string[] = ['Sovereign', ...LONG_TERM, ...'A1+ A1 A2+ A2 A3+ A3 A4+ A4'.split(' ')];

export type Band = 'A' | 'B' | 'C' | 'default';

export interface Rating {
  readonly grade: string;
  readonly suffix: string | null;
  readonly agency: string | null;
}

/** The band of a grade, by the table in the source schema. */
export const bandOf = (grade: string): Band => {
  if (grade === 'D') return 'default';
  if (['Sovereign', 'A1+', 'A1'].includes(grade)) return 'A';
  if (['A2+', 'A2', 'A3+', 'A3'].includes(grade)) return 'B';
  if (['A4+', 'A4'].includes(grade)) return 'C';
  if (/^A/.test(grade)) return 'A';
  return /^BBB/.test(grade) ? 'B' : 'C';
};

/** The table of `product_rating.rating` in the source schema: grade, plain code, code with (SO), code with (CE). */
const CODES: ReadonlyArray<readonly [grade: string, plain: number, so: number, ce: number]> = [
  ['AAA', 1, 2, 42],
  ['AA+', 3, 4, 43],
  ['AA', 5, 6, 44],
  ['AA-', 7, 8, 45],
  ['A+', 9, 10, 46],
  ['A', 11, 12, 47],
  ['A-', 13, 14, 48],
  ['BBB+', 15, 16, 49],
  ['BBB', 17, 18, 50],
  ['BBB-', 19, 20, 51],
  ['BB+', 27, 28, 52],
  ['BB', 29, 30, 53],
  ['BB-', 31, 32, 54],
  ['B+', 21, 22, 55],
  ['B', 23, 24, 56],
  ['B-', 26, 25, 57],
  ['C+', 33, 34, 58],
  ['C', 35, 36, 59],
  ['C-', 37, 38, 60],
  // D+ and D- are in the data, but on no agency's scale: they're D.
  ['D', 39, 40, 61],
  ['D', -1, 41, -1],
];

const ofCode = (code: number): readonly [grade: string, suffix: string | null] | null => {
  for (const [grade, plain, so, ce] of CODES) {
    if (code === plain && code > 0) return [grade, null];
    if (code === so) return [grade, 'SO'];
    if (code === ce && code > 0) return [grade, 'CE'];
  }
  return null;
};

const AGENCIES = 'CRISIL ICRA CARE CAREEDGE IND BWR BRICKWORK ACUITE SMERA INFOMERICS IVR FITCH S&P DBRS JCR'.split(' ');
/** What agencies write next to a grade, without changing it. */
const REMARKS =
  'STABLE POSITIVE NEGATIVE DEVELOPING EVOLVING OUTLOOK WATCH CREDIT RATING RATINGS RATED WITH ON IMPLICATIONS REAFFIRMED ASSIGNED PROVISIONAL LIMITED LTD PP-MLD PPMLD PP MLD'.split(
    ' ',
  );
const GONE = /\b(WITHDRAWN|SUSPENDED|UNRATED|NOT (YET )?RATED|NR|NIL|NONE|PENDING|AWAITED|DISCONTINUED|EXPIRED)\b/;

/** Ratings in words: "CRISIL AA+/Stable", "[ICRA]A1+", "AA (CE) CARE". None if a word isn't understood, or says that there's no rating. */
export const ratingInWords = (words: string): Rating | null => {
  const plain = words.toUpperCase();
  if (GONE.test(plain)) return null;
  const found: Rating[] = [];
  let [agency, agencyFirst]: [string | null, boolean] = [null, false];
  for (const written of plain.split(/[\s()[\]{}:;,|/]+/).filter((each) => each !== '')) {
    // The small r marks a market-linked debenture.
    const word = written.replace(/^([A-D]{1,3}[+-]?)(?:EMR|R)$/, '$1');
    const attached = /^(.*[A-D][1-4]?[+-]?)(SO|CE)$/.exec(word);
    const [symbol, suffix] = attached ? [attached[1] ?? '', attached[2] ?? null] : [word, null];
    const grade = /^(SOVEREIGN|SOV|GOI)$/.test(symbol) ? 'Sovereign' : /^D[+-]$/.test(symbol) ? 'D' : symbol;
    const last = found.at(-1);
    if (GRADES.includes(grade)) {
      found.push({ grade, suffix, agency });
      agency = null;
    } else if ((word === 'SO' || word === 'CE') && last) {
      found[found.length - 1] = { ...last, suffix: word };
    } else if (AGENCIES.includes(word)) {
      agencyFirst ||= found.length === 0;
      if (agencyFirst || !last) agency = word;
      else found[found.length - 1] = { ...last, agency: word };
    } else if (!REMARKS.includes(word)) return null;
  }
  return ratingThatCounts(found);
};

/** A rating from a cell that holds a code or words; null if it holds neither. */
export const ratingIn = (cell: unknown, agency: string | null = null): Rating | null => {
  const code = wholeIn(cell);
  if (code !== null) {
    const found = ofCode(code);
    return found && { grade: found[0], suffix: found[1], agency };
  }
  const words = wordsIn(cell);
  const read = words === null ? null : ratingInWords(words);
  return read && { ...read, agency: agency ?? read.agency };
};

const worstBandFirst = ['default', 'C', 'B', 'A'];

/** The rating that counts: CRISIL's; without one, the lowest, by band and then by place on the scale. */
export const ratingThatCounts = (ratings: readonly Rating[]): Rating | null => {
  const ofCrisil = ratings.filter(({ agency }) => /crisil/i.test(agency ?? ''));
  let found: Rating | null = null;
  for (const rating of ofCrisil.length > 0 ? ofCrisil : ratings) {
    if (!found) {
      found = rating;
      continue;
    }
    const [here, there] = [worstBandFirst.indexOf(bandOf(rating.grade)), worstBandFirst.indexOf(bandOf(found.grade))];
    if (here < there || (here === there && GRADES.indexOf(rating.grade) > GRADES.indexOf(found.grade))) found = rating;
  }
  return found;
};
