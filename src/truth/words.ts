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
const NOTHING = /\b(nothing|none|no|never|nobody)\b/i;

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

const PAISE_IN = { '': 100, thousand: 1e5, lakh: 1e7, crore: 1e9 } as const;

/** Rupees are rounded to a rupee; lakhs and crores, after that, to two decimals, of which zeros at the end aren't written. */
const amounts = (words: string): Said[] => {
  const said = [...words.matchAll(/(−|-)?₹(\d[\d,]*)(?:\.(\d+))?(?: (lakh|crore))?/g)].map(([, sign, whole, decimals, unit]) => {
    const scale = PAISE_IN[(unit ?? '') as keyof typeof PAISE_IN];
    return about(figureOf(sign, whole as string, decimals) * scale, unit ? 0.005 * scale + 50 : 50);
  });
  // A chart writes its unit after the number: 77.9 ₹ lakh.
  const charted = [...words.matchAll(/(\d[\d,]*)(?:\.(\d+))? ₹(?: (thousand|lakh|crore))?/g)].map(([, whole, decimals, unit]) => {
    const scale = PAISE_IN[(unit ?? '') as keyof typeof PAISE_IN];
    return about(figureOf('', whole as string, decimals) * scale, 0.005 * scale);
  });
  return [...said, ...charted, ...(NOTHING.test(words) ? [about(0, 0)] : [])];
};

/** "9.80%" is said to two decimals, "12%" to none. */
const percentages = (words: string): Said[] => {
  if (/\bunder 1 ?%/.test(words)) return [{ lowest: Number.MIN_VALUE, highest: 0.005 }];
  const said = [...words.matchAll(new RegExp(`${FIGURE} ?%`, 'g'))].map(([, sign, whole, decimals = '']) =>
    about(figureOf(sign, whole as string, decimals) / 100, 0.005 / 10 ** decimals.length),
  );
  // A chart rounds to a tenth of a percent, and leaves out a zero after the point.
  const charted = [...words.matchAll(new RegExp(`${FIGURE} percent`, 'g'))].map(([, sign, whole, decimals]) =>
    about(figureOf(sign, whole as string, decimals) / 100, 0.0005),
  );
  return [...said, ...charted, ...(NOTHING.test(words) ? [about(0, 0)] : [])];
};

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "1 Oct 2026" */
const days = (words: string): Said[] =>
  [...words.matchAll(/\b(\d{1,2}) ([A-Z][a-z]{2}) (\d{4})\b/g)].map(([, date, month, year]) =>
    about(Date.UTC(Number(year), MONTHS.indexOf(month as string), Number(date)) / 86_400_000, 0),
  );

/** "35 points more", "1 point less", "the same" */
const points = (words: string): Said[] => {
  const said = [...words.matchAll(/(\d[\d,]*) points?(?: (more|less))?/g)].map(([, whole, direction]) =>
    about(figureOf(direction === 'less' ? '-' : '', whole as string) / 100, 0.005),
  );
  return /\bthe same\b/.test(words) ? [...said, about(0, 0.005)] : said;
};

const bands = (words: string): Said[] => [...words.matchAll(/\b([ABC])\b/g)].map(([, band]) => about('ABC'.indexOf(band as string) + 1, 0));

const grades = (words: string): Said[] => {
  if (/government-backed|sovereign/i.test(words)) return [about(0, 0)];
  const symbols = words.split(/[\s()]+/);
  return GRADES.flatMap((grade, place) => (symbols.includes(grade) ? [about(place, 0)] : []));
};

const READERS: Readonly<Record<KindDefinition['unit'], (words: string) => readonly Said[]>> = {
  paise: amounts,
  day: days,
  count: figures,
  fraction: percentages,
  points,
  years: figures,
  factor: figures,
  band: bands,
  grade: grades,
};

/** Whether the words say the number, correctly rounded. If they hold several, one of them has to be it. */
export const saysNumber = (words: string, number: number, unit: KindDefinition['unit']): boolean =>
  READERS[unit](words).some(({ lowest, highest }) => lowest <= number && number <= highest);
