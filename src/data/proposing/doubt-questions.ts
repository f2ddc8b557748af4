import { PHRASES } from '../../advisor/words/glossary.ts';
import type { Choice, Question } from '../../usecases/ports/loading/book-loader.ts';
import type { Doubt } from '../columns/column.ts';
import type { Field } from '../mapping/fields.ts';
import { NOTHING } from '../mapping/mapping.ts';

const DATES: readonly Choice[] = [
  { value: 'day-month-year', label: 'the day first: 03-04-2025 is 3 April' },
  { value: 'month-day-year', label: 'the month first: 03-04-2025 is 4 March' },
];
const RATES: readonly Choice[] = [
  { value: 'fraction', label: 'fractions: 0.095 is 9.5%' },
  { value: 'percent', label: 'percent: 0.095 is 0.095%' },
];
const DECIMAL: readonly Choice[] = [
  { value: '.', label: 'a point before decimals: 1,000.50' },
  { value: ',', label: 'a comma before decimals: 1.000,50' },
];
export const UNIT_CHOICES: readonly Choice[] = [
  { value: 'rupees', label: 'rupees' },
  { value: 'thousand', label: 'thousands of rupees' },
  { value: 'lakh', label: 'lakh' },
  { value: 'million', label: 'millions of rupees' },
  { value: 'crore', label: 'crore' },
];
export const FREQUENCY_MEANINGS: readonly Choice[] = [
  { value: 'payments a year', label: 'payments a year: 2 is semi-annual' },
  { value: 'months between payments', label: 'months between payments: 6 is semi-annual' },
  { value: 'codes', label: 'codes 1 to 6: monthly, every two months, quarterly, semi-annual, annual, at maturity' },
];

const KIND_OF_FIELD: Partial<Readonly<Record<Field, readonly ['dates' | 'rates' | 'decimal' | 'frequency', readonly Choice[]]>>> = {
  day: ['dates', DATES],
  born: ['dates', DATES],
  issued: ['dates', DATES],
  assessed: ['dates', DATES],
  offered: ['dates', DATES],
  maturity: ['dates', DATES],
  call: ['dates', DATES],
  put: ['dates', DATES],
  until: ['dates', DATES],
  coupon: ['rates', RATES],
  yield: ['rates', RATES],
  amount: ['decimal', DECIMAL],
  quantity: ['decimal', DECIMAL],
  price: ['decimal', DECIMAL],
  minimum: ['decimal', DECIMAL],
  face: ['decimal', DECIMAL],
  frequency: ['frequency', FREQUENCY_MEANINGS],
};

/** Of amounts, where a title or the heading itself speaks of a unit. */
const IN_WHICH_UNIT = /^A title says|isn't in rupees\.$/;

/** What to ask about a column in doubt; null if no answer would settle it. */
export const questionOfDoubt = (doubt: Doubt, field: Field | null): Question | null => {
  const kind = field && KIND_OF_FIELD[field];
  if (!kind || doubt.reason.startsWith('"Cr"')) return null;
  if (IN_WHICH_UNIT.test(doubt.reason))
    return { id: `unit:${doubt.column}`, ask: `In which unit is "${doubt.column}"?`, evidence: doubt.reason, choices: UNIT_CHOICES };
  return {
    id: `${kind[0]}:${doubt.column}`,
    ask: `How is "${doubt.column}" written?`,
    evidence: `${doubt.reason}${doubt.value === null ? '' : ` The first is "${doubt.value}"${doubt.line === null ? '' : ` in line ${doubt.line}`}.`}`,
    choices: kind[1],
  };
};

const MEANINGS: Partial<Readonly<Record<Field, readonly Choice[]>>> = {
  band: [
    { value: 'A', label: 'A: conservative' },
    { value: 'B', label: 'B: moderate' },
    { value: 'C', label: 'C: aggressive' },
    { value: NOTHING, label: 'no profile is recorded' },
  ],
  gender: [
    { value: 'M', label: 'male' },
    { value: 'F', label: 'female' },
    { value: 'HUF', label: PHRASES.hindu },
    { value: NOTHING, label: "anything else, or it isn't known" },
  ],
  side: [
    { value: 'buy', label: 'the client buys' },
    { value: 'sell', label: 'the client sells' },
    { value: 'redemption', label: 'the bond is redeemed' },
    { value: 'left out', label: 'neither: leave these rows out' },
  ],
  frequency: ['monthly', 'every two months', 'quarterly', 'semi-annual', 'annual', 'at maturity', NOTHING].map((value) => ({
    value,
    label: value === NOTHING ? 'irregular, or not known' : value,
  })),
};

/** Fields with words that we can ask about. */
export const WORD_FIELDS = Object.keys(MEANINGS) as readonly Field[];

/** What to ask about a word that we don't understand. */
export const questionOfWord = (field: Field, heading: string, word: string, count: number): Question => ({
  id: `word:${field}:${word}`,
  ask: `What does "${word}" mean in "${heading}"?`,
  evidence: `It's in ${count} ${count === 1 ? 'row' : 'rows'}, and isn't a word that we know.`,
  choices: MEANINGS[field] ?? [],
});
