import type { CouponFrequency } from '../../advisor/bonds/math/coupon-frequency.ts';
import { NOTHING } from '../mapping/mapping.ts';
import { FREQUENCY_NUMBERS, type FrequencyNumbers, frequencyOfWords } from '../values/words.ts';
import { type Column, type ColumnPlace, remembered, saysNothing } from './column.ts';

const WHOLE = /^\d{1,2}(?:\.0+)?$/;

/** A column of coupon frequencies. What numbers mean is decided by all of them; a firm's own codes come from the mapping. */
export const frequencyColumn = (
  place: ColumnPlace,
  words: Readonly<Record<string, CouponFrequency | typeof NOTHING>> = {},
): Column<CouponFrequency> => {
  const own = new Map(Object.entries(words).map(([word, meaning]) => [word.trim().toLowerCase(), meaning]));
  const numbers = new Map<number, { readonly line: number; readonly text: string }>();
  let meaning: FrequencyNumbers | null = null;
  return {
    field: place.field,
    heading: place.heading,
    expected:
      'monthly, every two months, quarterly, semi-annual, annual or at maturity. Say what a code means in the mapping: words: { frequency: { "2": semi-annual } }',
    survey: (text, line) => {
      if (!WHOLE.test(text) || Number(text) === 0 || own.has(text.toLowerCase())) return;
      if (!numbers.has(Number(text))) numbers.set(Number(text), { line, text });
    },
    decide: () => {
      // Codes that the mapping leaves out aren't understood; they put nothing in doubt.
      if (numbers.size === 0 || own.size > 0) return null;
      const all = [...numbers.keys()];
      const possible = (Object.keys(FREQUENCY_NUMBERS) as FrequencyNumbers[]).filter((each) =>
        all.every((number) => number in FREQUENCY_NUMBERS[each]),
      );
      // Without a mapping numbers are payments a year. A 6 is rarely "every two months": without a 12 it could be a code too.
      const [first] = possible;
      if (first !== undefined && (numbers.has(6) ? numbers.has(12) && possible.length === 1 : true)) {
        meaning = first;
        return null;
      }
      const [[number, at]] = numbers as unknown as [[number, { line: number; text: string }]];
      return {
        reason: `The numbers of "${place.heading}" could be payments a year, months between payments, or codes of a firm.`,
        column: place.heading,
        line: at.line,
        value: at.text,
        expected: `words, or what each number means, in the mapping: words: { frequency: { "${number}": semi-annual } }`,
      };
    },
    read: remembered((text) => {
      const said = own.get(text.toLowerCase());
      if (said !== undefined) return said === NOTHING ? null : said;
      if (meaning !== null && WHOLE.test(text)) {
        return (
          (FREQUENCY_NUMBERS[meaning] as Readonly<Record<number, CouponFrequency>>)[Number(text)] ?? (Number(text) === 0 ? null : undefined)
        );
      }
      return saysNothing(place, text) ? null : frequencyOfWords(text);
    }),
    evidence: () => (meaning === null ? '' : `numbers are ${meaning}`),
    said: () => (meaning === null ? {} : { words: Object.fromEntries(Object.entries(FREQUENCY_NUMBERS[meaning])) }),
    warnings: () =>
      meaning === null
        ? []
        : [`"${place.heading}": the numbers are read as ${meaning}. If they're codes, say so in the mapping: words: { frequency: … }.`],
  };
};
