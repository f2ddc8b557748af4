import { decisiveRating } from '../../advisor/bonds/decisive-rating.ts';
import type { CouponFrequency } from '../../advisor/bonds/math/coupon-frequency.ts';
import type { Rating, RiskBand } from '../../advisor/bonds/rating.ts';
import { parseRatings } from '../../advisor/bonds/rating-words.ts';
import type { Gender } from '../../advisor/book/book.ts';
import type { Field } from '../mapping/fields.ts';
import { type LEFT_OUT, type Mapping, NOTHING, type Side } from '../mapping/mapping.ts';
import { numberIn } from '../values/amounts.ts';
import { bandOfWords, currencyOfWords, genderOfWords, sideOfWords, statusOfWords } from '../values/words.ts';
import { type AmountColumn, amountColumn, type MarkColumn } from './amount-column.ts';
import { type Column, type ColumnPlace, simpleColumn, textColumn } from './column.ts';
import { type DayColumn, dayColumn } from './day-column.ts';
import { frequencyColumn } from './frequency-column.ts';
import { rateColumn } from './rate-column.ts';
import type { TitleUnit } from './title-unit.ts';

/** One of several columns with ratings. */
export interface RatingColumn {
  readonly place: number;
  /** The agency, or the position of its own cell; empty if the rating names it. */
  readonly agency: string | number;
}
/** Between the ratings of several columns, in one text. */
export const RATINGS_APART = ' ¦ ';

/** Where a field is in a row, or the value that it has in every row. */
export interface FieldPlace {
  readonly field: Field;
  readonly heading: string;
  /** The position of its cell; null: it has the same value in every row. */
  readonly place: number | null;
  readonly always: string | null;
  readonly form: NonNullable<Mapping['form']> & { readonly empty?: 'as above' | typeof NOTHING | undefined };
  readonly words: Readonly<Record<string, string>>;
  /** Of ratings that have a column for each agency: all of them. */
  readonly ratings?: readonly RatingColumn[];
}

export interface FileFacts {
  readonly mapping: Mapping | null;
  /** The desk's time zone. */
  readonly zone: string;
  readonly semicolons: boolean;
  /** What a title above the headings says about amounts; null or absent: nothing. */
  readonly titleUnit?: TitleUnit | null;
}

const DAYS = {
  day: 'past',
  issued: 'past',
  born: 'past',
  assessed: 'past',
  offered: 'past',
  maturity: 'future',
  call: 'future',
  put: 'future',
  until: 'future',
} as const;
const AMOUNTS = { amount: true, minimum: true, nominal: true, quantity: false, price: false, face: false } as const;
/** Whether a field is an amount of money or a count, of which nothing may be counted twice. */
export const isAmount = (field: Field): boolean => field in AMOUNTS;
const NUMBERS = { age: [1, 120], tenure: [0, 100] } as const;

const hint = (field: string, value: string): string => `Say what a word means in the mapping: words: { ${field}: { "…": ${value} } }`;

/** The column of a field, which reads its cells. Days, amounts and rates decide their form for the whole column. */
export const columnOf = (field: FieldPlace, { mapping, zone, semicolons, titleUnit = null }: FileFacts): Column<unknown> => {
  const placeholders = new Set((mapping?.placeholders ?? []).map((text) => text.trim().toLowerCase()));
  const place: ColumnPlace = { field: field.field, heading: field.heading, placeholders };
  const form = { ...mapping?.form, ...field.form };
  const wordsOf = <T>(named: Readonly<Record<string, string>> | undefined): Record<string, T | null> =>
    Object.fromEntries(
      [...Object.entries(named ?? {}), ...Object.entries(field.words)].map(([word, meaning]) => [
        word,
        (meaning === NOTHING ? null : meaning) as T | null,
      ]),
    );
  const name = field.field;
  if (name in DAYS) {
    return dayColumn(place, { kind: DAYS[name as keyof typeof DAYS], zone, order: form.dates, mayBePerpetual: name === 'maturity' });
  }
  if (name in AMOUNTS) {
    const hasUnit = AMOUNTS[name as keyof typeof AMOUNTS];
    return amountColumn(place, { unit: form.unit, decimal: form.decimal, semicolons, hasUnit, titleUnit });
  }
  if (name in NUMBERS) {
    const [lowest, highest] = NUMBERS[name as keyof typeof NUMBERS];
    // An age is in whole years, as people say it.
    const rounded = name === 'age' ? Math.floor : (years: number): number => Math.round(years * 1e4) / 1e4;
    return simpleColumn(place, `a number from ${lowest} to ${highest}`, (text) => {
      const years = yearsOf(text);
      return years !== undefined && rounded(years) >= lowest && rounded(years) <= highest ? rounded(years) : undefined;
    });
  }
  switch (name) {
    case 'coupon':
      return rateColumn(place, { unit: form.rates, decimal: form.decimal, lowest: 0, highest: 50 });
    case 'yield':
      return rateColumn(place, { unit: form.rates, decimal: form.decimal, lowest: Number.MIN_VALUE, highest: 100 });
    case 'band':
      return simpleColumn(
        place,
        `A, B or C; or conservative, moderate, aggressive. ${hint('band', 'A')}`,
        bandOfWords,
        wordsOf<RiskBand>(mapping?.words?.band),
      );
    case 'gender':
      return simpleColumn(place, `M, F or HUF. ${hint('gender', 'M')}`, genderOfWords, wordsOf<Gender>(mapping?.words?.gender));
    case 'side':
      return simpleColumn(
        place,
        `buy, sell or redemption. ${hint('side', 'buy')}`,
        sideOfWords,
        wordsOf<Side | typeof LEFT_OUT>(mapping?.words?.side),
      );
    case 'status':
      return simpleColumn(place, 'what became of the trade', statusOfWords, wordsOf<typeof LEFT_OUT>(undefined));
    case 'currency':
      return simpleColumn(place, 'INR. Amounts in other currencies are not read: convert them in the file', currencyOfWords);
    case 'frequency':
      return frequencyColumn(place, { ...mapping?.words?.frequency, ...(field.words as Record<string, CouponFrequency>) });
    case 'rating':
      return simpleColumn(
        place,
        `a rating, such as AA+, CRISIL AA+/Stable or [ICRA]AA+(CE). ${hint('rating', '"AA+"')}`,
        ratingOf,
        ratingWords({ ...mapping?.words?.rating, ...field.words }),
      );
    case 'type':
    case 'issuer':
    case 'issuerType':
    case 'manager':
      return textColumn(place, wordsOf<string>(mapping?.words?.[name]));
    case 'parent':
      // A column that asks whether there's a parent.
      return textColumn({ ...place, placeholders: new Set([...placeholders, 'no']) }, wordsOf<string>(undefined));
    default:
      return textColumn(place, wordsOf<string>(undefined));
  }
};

const ratingOf = (text: string): Rating | null | undefined => {
  const ratings = text.split(RATINGS_APART).map(parseRatings);
  return ratings.some((each) => each === null) ? undefined : decisiveRating(ratings.flatMap((each) => each ?? []));
};

const ratingWords = (words: Readonly<Record<string, string>>): Record<string, Rating | null> =>
  Object.fromEntries(Object.entries(words).map(([word, meaning]) => [word, meaning === NOTHING ? null : (ratingOf(meaning) ?? null)]));

/** Years: `41`, `41.5`, `10 years`, `1Y,0M,21D`. */
const yearsOf = (text: string): number | undefined => {
  const parts = /^(\d+) ?y[a-z]*[, ]*(?:(\d+) ?m[a-z]*)?[, ]*(?:(\d+) ?d[a-z]*)?$/i.exec(text);
  return parts ? Number(parts[1]) + Number(parts[2] ?? 0) / 12 + Number(parts[3] ?? 0) / 365 : numberIn(text, '.');
};

/** Days that could be either way round take over the order that the file's other days show, if those agree. */
export const letDaysAgree = (columns: readonly Column<unknown>[]): void => {
  const days = columns.filter((column): column is DayColumn => 'agree' in column);
  const shown = new Set(days.flatMap((column) => column.shown() ?? []));
  const [order] = shown;
  if (order !== undefined && shown.size === 1) for (const column of days) column.agree(order);
};

/** Points that could separate thousands or decimals separate thousands where the file's other numbers have a decimal comma. */
export const letMarksAgree = (columns: readonly Column<unknown>[]): void => {
  const marks = columns.filter((column): column is MarkColumn => 'shownMark' in column);
  const shown = new Set(marks.flatMap((column) => column.shownMark() ?? []));
  if (shown.size === 1 && shown.has(','))
    for (const column of columns) if ('agreeOnComma' in column) (column as AmountColumn).agreeOnComma();
};
