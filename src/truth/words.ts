import type { KindDefinition } from '../claims/kinds/kind-definition.ts';
import { GRADES } from './world/ratings.ts';

/** A number as words give it: some number between the two bounds. */
interface Said {
  readonly lowest: number;
  readonly highest: number;
}

/** Binary fractions can't hold most decimals. */
const HAIR = 1e-9;
const about = (value: number, halfStep: number): Said => {
  const hair = HAIR * Math.max(1, Math.abs(value));
  return { lowest: value - halfStep - hair, highest: value + halfStep + hair };
};

const FIGURE = String.raw`([−-]?)(\d[\d,]*)(?:\.(\d+))?`;
const figureOf = (sign: string | undefined, whole: string, decimals = ''): number =>
  Number(`${whole.replaceAll(',', '')}.${decimals || '0'}`) * (sign ? -1 : 1);

const NUMBER_WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const NOTHING = /\b(nothing|none|no|not|didn’t|never|nobody)\b/i;

/** Plain figures: "1,200 bonds", "4 of the last 5", "two", "once". */
const figures = (words: string): Said[] => {
  const said = [...words.matchAll(new RegExp(FIGURE, 'g'))].map(([, sign, whole, decimals]) =>
    about(figureOf(sign, whole as string, decimals), decimals === undefined ? 0 : 0.5 / 10 ** decimals.length),
  );
  NUMBER_WORDS.forEach((word, number) => {
    if (new RegExp(String.raw`\b${word}\b`, 'i').test(words)) said.push(about(number, 0));
  });
  if (NOTHING.test(words)) said.push(about(0, 0));
  if (/\b(once|an?|the only)\b/i.test(words)) said.push(about(1, 0));
  if (/\b(twice|both)\b/i.test(words)) said.push(about(2, 0));
  return said;
};

/** Figures that may have decimals: "40 years", "about 2.5 times", "lower it by 0.043". */
const rounded = (words: string): Said[] => [
  ...figures(words),
  ...[...words.replace(/\blower it by (?=\d)/, '−').matchAll(new RegExp(FIGURE, 'g'))].map(([, sign, whole, decimals = '']) =>
    about(figureOf(sign, whole as string, decimals), 0.5 / 10 ** decimals.length),
  ),
];

const PAISE_IN = { '': 100, thousand: 1e5, lakh: 1e7, crore: 1e9 } as const;

/** Rupees are rounded to a rupee; lakhs and crores, after that, to two decimals without trailing zeros. */
const amounts = (words: string): Said[] => {
  const said = [...words.matchAll(/(−|-)?₹(\d[\d,]*)(?:\.(\d+))?(?: (thousand|lakh|crore))?/g)].map(([, sign, whole, decimals, unit]) => {
    const scale = PAISE_IN[(unit ?? '') as keyof typeof PAISE_IN];
    // To the paisa, if it's written with paise.
    return about(figureOf(sign, whole as string, decimals) * scale, unit ? 0.005 * scale + 50 : decimals === undefined ? 50 : 0.5);
  });
  // A chart writes its unit after the number: 77.9 ₹ lakh.
  const charted = [...words.matchAll(/(\d[\d,]*)(?:\.(\d+))? ₹(?: (thousand|lakh|crore))?/g)].map(([, whole, decimals, unit]) => {
    const scale = PAISE_IN[(unit ?? '') as keyof typeof PAISE_IN];
    return about(figureOf('', whole as string, decimals) * scale, 0.005 * scale);
  });
  return [...said, ...charted, ...(NOTHING.test(words) ? [about(0, 0)] : [])];
};

/** Lakhs and crores to one decimal, or to none from a hundred on. */
const roughAmounts = (words: string): Said[] =>
  [...words.matchAll(/₹(\d[\d,]*)(?:\.(\d+))?(?: (lakh|crore))?/g)].map(([, whole, decimals, unit]) => {
    const scale = PAISE_IN[(unit ?? '') as keyof typeof PAISE_IN];
    const figure = figureOf('', whole as string, decimals);
    return about(figure * scale, unit ? (figure < 100 ? 0.05 : 0.5) * scale + 50 : 50);
  });

/** "99.3241", per 100 of face value */
const prices = (words: string): Said[] =>
  [...words.matchAll(new RegExp(FIGURE, 'g'))].map(([, sign, whole, decimals = '']) =>
    about(figureOf(sign, whole as string, decimals) / 100, 0.005 / 10 ** decimals.length),
  );

/** "9.80%" is said to two decimals, "12%" to none. */
const percentages = (words: string): Said[] => {
  const under = /\bunder (1|0\.1) ?%/g;
  const small = [...words.matchAll(under)].map(([, whole]): Said => ({ lowest: Number.MIN_VALUE, highest: Number(whole) / 200 }));
  const said = [...words.replaceAll(under, '').matchAll(new RegExp(`${FIGURE} ?%`, 'g'))].map(([, sign, whole, decimals = '']) =>
    about(figureOf(sign, whole as string, decimals) / 100, 0.005 / 10 ** decimals.length),
  );
  // A chart rounds to a tenth of a percent, and leaves out a zero after the point.
  const charted = [...words.matchAll(new RegExp(`${FIGURE} percent`, 'g'))].map(([, sign, whole, decimals]) =>
    about(figureOf(sign, whole as string, decimals) / 100, 0.0005),
  );
  return [...small, ...said, ...charted, ...(NOTHING.test(words) ? [about(0, 0)] : [])];
};

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "1 Oct 2026" */
const days = (words: string): Said[] =>
  [...words.matchAll(/\b(\d{1,2}) ([A-Z][a-z]{2}) (\d{4})\b/g)].map(([, date, month, year]) =>
    about(Date.UTC(Number(year), MONTHS.indexOf(month as string), Number(date)) / 86_400_000, 0),
  );

/** "35 points more", "1 point less", "the same" */
const points = (words: string): Said[] => {
  const said = [...words.matchAll(new RegExp(`${FIGURE}(?: percentage)? points?(?: (more|less))?`, 'g'))].map(
    ([, sign, whole, decimals = '', direction]) =>
      about(figureOf(direction === 'less' ? '-' : sign, whole as string, decimals) / 100, 0.005 / 10 ** decimals.length),
  );
  return /\bthe same\b/.test(words) ? [...said, about(0, 0.005)] : said;
};

const bands = (words: string): Said[] => [...words.matchAll(/\b([ABC])\b/g)].map(([, band]) => about('ABC'.indexOf(band as string) + 1, 0));

const grades = (words: string): Said[] => {
  if (/government-backed|sovereign/i.test(words)) return [about(0, 0)];
  const symbols = words.split(/[\s()]+/);
  return GRADES.flatMap((grade, place) => (symbols.includes(grade) ? [about(place, 0)] : []));
};

const PARTS: ReadonlyArray<readonly [part: number, words: RegExp]> = [
  [1, /\babout as much\b/],
  [3 / 4, /three quarters/],
  [2 / 3, /two thirds/],
  [1 / 2, /\bhalf\b/],
  [1 / 3, /\ba third\b/],
  [1 / 4, /\ba quarter\b/],
  [1 / 5, /\ba fifth\b/],
  [1 / 10, /\ba tenth\b/],
  [1 / 20, /\ba twentieth\b/],
  [1 / 50, /\ba fiftieth\b/],
  [1 / 100, /\babout a hundredth\b/],
];

/** "about 2.5 times as much", "about a tenth": the nearest of the parts that have a name. */
const times = (words: string): Said[] => {
  if (/less than a hundredth/.test(words)) return [{ lowest: 0, highest: 1 / 150 }];
  const said = [...words.matchAll(/(\d[\d,]*)(?:\.(\d))? times/g)].map(([, whole, decimal]) => {
    const value = figureOf('', whole as string, decimal);
    return about(value, value < 10 ? 0.05 : 0.5);
  });
  PARTS.forEach(([part, named], place) => {
    if (!named.test(words)) return;
    const larger = place === 0 ? 1.05 ** 2 : (PARTS[place - 1]?.[0] ?? 1);
    const smaller = PARTS[place + 1]?.[0] ?? 1 / 225;
    said.push({ lowest: Math.sqrt(part * smaller), highest: Math.sqrt(part * larger) });
  });
  return said;
};

const READERS: Readonly<Record<KindDefinition['unit'], (words: string) => readonly Said[]>> = {
  paise: amounts,
  day: days,
  count: figures,
  fraction: percentages,
  price: prices,
  points,
  years: rounded,
  factor: rounded,
  times,
  band: bands,
  grade: grades,
  roughPaise: roughAmounts,
  fact: () => [{ lowest: Number.NEGATIVE_INFINITY, highest: Number.POSITIVE_INFINITY }],
};

/** Whether the words say the number, correctly rounded. If they hold several, one of them has to match. */
export const saysNumber = (words: string, number: number, unit: KindDefinition['unit']): boolean =>
  READERS[unit](words).some(({ lowest, highest }) => lowest <= number && number <= highest);
