import { parseRatings } from '../../advisor/bonds/rating-words.ts';
import { THIRTEEN_TYPES } from '../bond-types/thirteen-types.ts';
import { nameKey } from '../columns/spellings.ts';
import type { Field } from '../mapping/fields.ts';
import { fieldsOfHeadings } from '../mapping/headings.ts';
import { dropForeign } from '../understanding/field-places.ts';
import { dayShape } from '../values/days.ts';
import { bandOfWords, frequencyOfWords, genderOfWords, sideOfWords } from '../values/words.ts';
import type { Columns } from './answered.ts';
import { type Table, valuesOf } from './database-tables.ts';

/** `tradeDate` and `trade_date` are headings like any other. */
const words = (column: string): string => column.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[_.-]+/g, ' ');

/** Most different words of a column that are understood make it that column. */
const ENOUGH = 0.6;
const MOST_WORDS = 30;
const BARE_NUMBER = /^\d+(?:\.\d+)?$/;

const BOND_TYPES = new Set(THIRTEEN_TYPES.map(nameKey));

/** Fields that we recognise by their cells, where no name says it. */
const SIGNS: ReadonlyArray<readonly [Field, (text: string) => unknown]> = [
  ['side', sideOfWords],
  ['band', bandOfWords],
  ['gender', genderOfWords],
  ['rating', (text) => parseRatings(text)?.[0]],
  ['frequency', frequencyOfWords],
  ['type', (text) => BOND_TYPES.has(nameKey(text))],
];
/** What the only column of days in a table is, where no name says it. */
const dayField = (fields: readonly Field[], columns: Columns): Field | null => {
  if (fields.includes('day')) return 'day';
  if (fields.includes('maturity')) return 'maturity';
  return columns.band === undefined ? null : 'assessed';
};

/** The column of each field: by the columns' names, then by what their cells hold. A column in doubt stays free. */
export const columnsBy = (table: Table, fields: readonly Field[], zone: string): Columns => {
  const headings = table.columns.map(words);
  const places = new Map(fieldsOfHeadings(headings, fields));
  if (fields.includes('day')) dropForeign(headings, places);
  const columns: Columns = Object.fromEntries([...places].map(([field, place]) => [field, table.columns[place] as string]));
  const free = (fits: (texts: readonly string[]) => boolean): readonly string[] => {
    const used = new Set(Object.values(columns));
    return table.columns.filter((column) => !used.has(column) && fits([...valuesOf(table, column)]));
  };
  for (const [field, read] of SIGNS) {
    if (!fields.includes(field) || columns[field] !== undefined) continue;
    const [only, second] = free((texts) => {
      const spelled = texts.filter((text) => !BARE_NUMBER.test(text));
      return texts.length > 1 && texts.length <= MOST_WORDS && spelled.filter((text) => read(text)).length >= ENOUGH * texts.length;
    });
    if (only && !second) columns[field] = only;
  }
  const missing = dayField(fields, columns);
  // A bare number may be an Excel day, and is more often something else.
  const [only, second] =
    missing && columns[missing] === undefined
      ? free((texts) => texts.length > 0 && texts.every((text) => !BARE_NUMBER.test(text) && dayShape(text, 'past', zone)))
      : [];
  if (missing && only && !second) columns[missing] = only;
  return columns;
};

/** How many of these fields have a column. */
export const has = (columns: Columns, ...fields: readonly Field[]): number => fields.filter((field) => columns[field] !== undefined).length;
