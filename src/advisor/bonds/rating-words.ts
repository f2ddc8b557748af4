import { decisiveRating } from './decisive-rating.ts';
import { GRADES, type Grade, type Rating, type RatingSuffix } from './rating.ts';

/** Agencies, as the start of a text in capitals without accents names them, and what we call them. Longer names come first. */
const AGENCIES: ReadonlyArray<readonly [RegExp, string | null]> = [
  [/^CRISIL\b/, null],
  [/^ICRA\b/, null],
  [/^CARE ?EDGE\b/, 'CARE'],
  [/^CARE\b/, null],
  [/^INDIA RATINGS(?: (?:AND|&) RESEARCH)?\b/, 'INDIA RATINGS'],
  [/^IND[- ]?RA\b/, 'IND'],
  [/^IND\b/, null],
  [/^BRICKWORK\b/, 'BWR'],
  [/^BWR\b/, null],
  [/^ACUITE\b/, null],
  [/^SMERA\b/, null],
  [/^INFOMERICS\b/, 'IVR'],
  [/^IVR\b/, null],
  [/^FITCH\b/, null],
  [/^STANDARD (?:AND|&) POOR'?S?\b/, 'S&P'],
  [/^S ?& ?P\b/, 'S&P'],
  [/^DBRS\b/, null],
  [/^JCR\b/, null],
];

const NO_RATING =
  /^(?:YET TO BE RATED|TO BE RATED|EXEMPT(?:ED)?|EXPECTED|INDICATIVE|WITHDRAWN|WD|SUSPENDED|SUSPENSION|UN-?RATED|NON[- ]RATED|NOT (?:YET )?(?:BEEN )?RATED|NOT (?:APPLICABLE|AVAILABLE)|NO RATING|NR|NIL|NONE|NULL|NAN|PENDING|AWAITED|DISCONTINUED|REVOKED|EXPIRED|LAPSED)\b/;
const NOTHING = /^(?:|N ?[./]? ?A ?\.?|#N\/A|-+|0|\.|\?|--NA--)$/;

/** What agencies write next to a grade without changing it. */
const ANNOTATION =
  /^(?:ISSUER NOT COOPERATING|INC|NOT COOPERATING|OUTLOOK|STABLE|POSITIVE|NEGATIVE|DEVELOPING|EVOLVING|UNDER|REVIEW|RATING|RATINGS|RATED|CREDIT|WATCH|WITH|ON|IMPLICATIONS?|RW[NPED]?|PLACED|PROVISIONAL|PROV|FINAL|REAFFIRMED|ASSIGNED|AFFIRMED|BY|LONG|SHORT|TERM|LT|ST|LIMITED|LTD|PP-?MLD|PP|MLD|LOCAL|AND|SCALE|DOMESTIC|HYB|HYBRID|G(?!-?SEC)|DATED|AS|AT|SINCE|W\.?E\.?F|EFFECTIVE|FROM|(?:\d{1,2}[-/. ])(?:\d{1,2}|[A-Z]{3,9})[-/. ,]+\d{2,4}|\d{4}-\d{2}-\d{2})\b/;
const SUFFIX = /^(SO|CE)\b/;
const SOVEREIGN = /^(?:SOVEREIGN|SOV|GOI|G-?SECS?|(?:GOVT\.?|GOVERNMENT) OF INDIA)\b/;
/** `D+` and `D-` are in books, but on no agency's scale. The small r marks a market-linked debenture. */
const GRADE = /^(AAA|AA[+-]?|A[1-4]\+?|A[+-]?|BBB[+-]?|BB[+-]?|B[+-]?|CCC[+-]?|CC|C[+-]?|D[+-]?)(?:EMR|R)?(?:(?=SO\b|CE\b)|(?![A-Z0-9+]))/;
const PUNCTUATION = /^[\s[\](){}:;,|/&.*@#^'"–—-]+/;

const LONGEST = 300;

/** Capitals, plain signs and single spaces; a sign belongs to the grade before it, unless a word follows. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
    .toUpperCase()
    .replace(/[\u2010-\u2015\u2212\ufe63\uff0d]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\b(AA?|BBB?|CCC|C|D) ?\((\+|-)\)/g, '$1$2')
    .replace(/\b(AA?|BBB?|CCC|C|D) (?:\+|PLUS\b)/g, '$1+')
    .replace(/\b(A[1-4]) \+/g, '$1+')
    .replace(/\b(AA?|BBB?|CCC|C|D) (?:-(?! ?[A-Z])|MINUS\b)/g, '$1-');

interface Found {
  grade: Grade | null;
  suffix: RatingSuffix | null;
  agency: string | null;
  withdrawn: boolean;
}

/**
 * All ratings in a text, as agencies and files write them: `CRISIL AA+/Stable`, `[ICRA]AA+(Stable)`, `AA (CE) CARE`, `Sovereign`. Empty if
 * the text says that there's none: `Withdrawn AA`, `N A`, `Not yet rated: A`. Null if it isn't understood: a word that's no agency makes no
 * rating.
 */
export const parseRatings = (text: string): readonly Rating[] | null => {
  if (text.length > LONGEST) return null;
  let rest = plain(text);
  if (NOTHING.test(rest)) return [];
  const found: Found[] = [];
  let open: Found = { grade: null, suffix: null, agency: null, withdrawn: false };
  let [agencyFirst, unknown, withdrawn]: [boolean | null, boolean, boolean] = [null, false, false];
  const next = (): void => {
    found.push(open);
    open = { grade: null, suffix: null, agency: null, withdrawn: false };
  };
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const match = pattern.exec(rest);
    if (match) rest = rest.slice(match[0].length);
    return match;
  };
  while (rest !== '') {
    if (take(PUNCTUATION)) continue;
    if (take(NO_RATING)) {
      open.withdrawn = true;
      withdrawn = true;
      continue;
    }
    if (take(ANNOTATION)) continue;
    const agency = AGENCIES.find(([pattern]) => pattern.test(rest));
    if (agency) {
      const written = (take(agency[0]) as RegExpExecArray)[0];
      agencyFirst ??= true;
      // "Withdrawn: CRISIL AA" says so of CRISIL's.
      if (agencyFirst && (open.grade !== null || (open.withdrawn && open.agency !== null))) next();
      open.agency ??= agency[1] ?? written;
      continue;
    }
    const suffix = take(SUFFIX);
    if (suffix) {
      open.suffix = suffix[1] as RatingSuffix;
      continue;
    }
    const grade = take(SOVEREIGN) ? 'Sovereign' : gradeOf(take(GRADE)?.[1]);
    if (grade === null) {
      unknown = true;
      rest = rest.replace(/^(?:[^\s[\](){}:;,|/]+|.)/, '');
      continue;
    }
    agencyFirst ??= false;
    if (open.grade !== null) next();
    open.grade = grade;
  }
  next();
  if (unknown) return withdrawn && found.filter(({ grade }) => grade !== null).length <= 1 ? [] : null;
  const ratings = found.flatMap(({ grade, suffix, agency, withdrawn: gone }) =>
    grade === null || gone ? [] : [{ grade, suffix, agency }],
  );
  return ratings.length > 0 || withdrawn ? ratings : null;
};

const gradeOf = (symbol: string | undefined): Grade | null => {
  if (symbol === undefined) return null;
  const grade = symbol.startsWith('D') ? 'D' : symbol;
  return (GRADES as readonly string[]).includes(grade) ? (grade as Grade) : null;
};

/** The agency that a text names, without anything else: `CRISIL`, `India Ratings`. Null if it isn't one. */
export const agencyNamed = (text: string): string | null => {
  const name = plain(text);
  const found = AGENCIES.find(([pattern]) => pattern.exec(name)?.[0] === name);
  return found ? (found[1] ?? name) : null;
};

/** Reads the rating in a text; if it has several, the one that counts. Null if it has none that we understand. */
export const parseRating = (text: string): Rating | null => {
  const ratings = parseRatings(text);
  return ratings === null ? null : decisiveRating(ratings);
};
