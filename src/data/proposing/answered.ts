import type { CouponFrequency } from '../../advisor/bonds/math/coupon-frequency.ts';
import { rupeesInWords } from '../../advisor/words/rupees-in-words.ts';
import type { Answers, Question } from '../../usecases/ports/loading/book-loader.ts';
import type { Field } from '../mapping/fields.ts';
import { type ColumnSpec, DAY_ORDERS, EMPTY, type Mapping, RATE_UNITS, UNITS } from '../mapping/mapping.ts';
import { FREQUENCIES } from '../sources/reading/codes.ts';
import { unusualMedian } from '../understanding/usual-amounts.ts';
import { FREQUENCY_NUMBERS } from '../values/words.ts';
import { questionOfWord, UNIT_CHOICES } from './doubt-questions.ts';
import { faultOfAnswer } from './question.ts';

/** A section's columns, as they're being proposed. */
export type Columns = Partial<Record<Field, ColumnSpec | undefined>>;

/** The heading that a field is under; null if it's the same in every row. */
export const headingOf = (spec: ColumnSpec): string | null =>
  typeof spec === 'string' ? spec : 'column' in spec ? spec.column : 'columns' in spec ? spec.columns.join(', ') : null;

/** The columns with the forms that were answered. */
export const withForms = (columns: Columns, answers: Answers): Columns =>
  Object.fromEntries(
    Object.entries(columns).map(([field, spec]) => {
      const heading = spec && headingOf(spec);
      if (!heading || (typeof spec === 'object' && 'columns' in spec)) return [field, spec];
      const form = formsIn(answers, (kind) => `${kind}:${heading}`);
      if (Object.keys(form).length === 0) return [field, spec];
      return [field, { ...(typeof spec === 'string' ? { column: spec } : spec), ...form }];
    }),
  );

const FREQUENCY_CODES = { ...FREQUENCY_NUMBERS, codes: FREQUENCIES } as const;

/** What a mapping can say about a form. */
const FORMS: Readonly<Record<'dates' | 'rates' | 'decimal' | 'unit' | 'empty', readonly string[]>> = {
  dates: DAY_ORDERS,
  rates: RATE_UNITS,
  decimal: ['.', ','],
  unit: Object.keys(UNITS),
  empty: EMPTY,
};

/** The forms that were answered under these ids. An answer that's no form is asked for again. */
const formsIn = (answers: Answers, idOf: (kind: string) => string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(FORMS).flatMap(([kind, allowed]) => {
      const answer = answers.get(idOf(kind));
      return answer !== undefined && allowed.includes(answer) ? [[kind, answer]] : [];
    }),
  );

type Words = Record<string, Record<string, string>>;

/** What the answers say about words and forms, on top of an earlier document. */
export const answeredMapping = (base: Mapping | null, answers: Answers): Pick<Mapping, 'form' | 'words'> => {
  const words = structuredClone(base?.words ?? {}) as Words;
  const say = (field: string, word: string, meaning: string): void => {
    words[field] = { ...words[field], [word]: meaning };
  };
  for (const [id, value] of answers) {
    const [, field, word] = /^word:([^:]+):(.+)$/s.exec(id) ?? [];
    // An answer that's no meaning is asked for again.
    if (field !== undefined && word !== undefined && faultOfAnswer(questionOfWord(field as Field, '', word, 0), value) === null)
      say(field, word, value);
    if (id.startsWith('frequency') && value in FREQUENCY_CODES)
      for (const [code, meaning] of Object.entries(FREQUENCY_CODES[value as keyof typeof FREQUENCY_CODES]) as [string, CouponFrequency][])
        say('frequency', code, meaning);
  }
  const { empty: _, ...forms } = formsIn(answers, (kind) => kind);
  const form = { ...base?.form, ...forms };
  return {
    ...(Object.keys(form).length > 0 && { form }),
    ...(Object.keys(words).length > 0 && { words: words as NonNullable<Mapping['words']> }),
  };
};

/** What to ask where amounts read in rupees have an unusual size. */
export const unitQuestion = (heading: string | null, amounts: readonly number[]): readonly Question[] => {
  const unusual = unusualMedian(amounts);
  if (unusual === null || heading === null) return [];
  const evidence = `Read in rupees, half of the amounts are ${unusual.side} ${rupeesInWords(unusual.rupees)}.`;
  return [{ id: `unit:${heading}`, ask: `In which unit is "${heading}"?`, evidence, choices: UNIT_CHOICES }];
};
