import { fractionFromPercent } from '../../../advisor/units.ts';
import { columnOf } from '../../columns/columns-of-section.ts';
import type { Field } from '../../mapping/fields.ts';
import type { Mapping, Section } from '../../mapping/mapping.ts';
import { tidy } from '../../values/text.ts';
import { textOf } from '../reading/cells.ts';

/** Reads a cell: null if it's empty or says "nothing", undefined if it isn't understood. */
export type CellReader<T> = (cell: unknown) => T | null | undefined;

/** 1 January 1900. Anyone born earlier isn't in a book. */
const EARLIEST_BIRTH = -25_567;

/** What a field's value becomes in a book. */
const FINISHED: Partial<Readonly<Record<Field, (value: never) => unknown>>> = {
  coupon: (percent: number) => fractionFromPercent(percent),
  yield: (percent: number) => fractionFromPercent(percent),
  born: (day: number) => (day < EARLIEST_BIRTH ? undefined : day),
};

/** The text of a database's cell; empty for none. A time without a zone stays the day that it names. */
export const cellText = (cell: unknown): string => {
  // Shortcuts: a book has millions of these.
  if (typeof cell === 'string') return tidy(cell).trim();
  if (typeof cell === 'number') return String(cell);
  if (cell instanceof Date) return cell.toISOString().replace('T', ' ').replace('Z', '');
  return tidy(textOf(cell) ?? '').trim();
};

/**
 * The column of a field, as the mapping says: its own form and words first, then the document's. Null if the section has no such
 * field.
 * @param infers the cells may decide what the mapping doesn't say
 */
export const columnOfField = (mapping: Mapping, section: Section, field: Field, zone: string, { infers = false } = {}) => {
  const spec = section.columns?.[field];
  if (spec === undefined) return null;
  const own = typeof spec === 'object' && 'column' in spec ? spec : null;
  const { column: _, words = {}, ...form } = own ?? { column: '' };
  const heading = own?.column ?? (typeof spec === 'string' ? spec : field);
  const always = typeof spec === 'object' && 'always' in spec ? spec.always : null;
  const documents = mapping.words?.[field as keyof typeof mapping.words] ?? {};
  const forms = { ...(!infers && { dates: 'year-month-day' as const }), ...mapping.form, ...form };
  const place = { field, heading, place: always === null ? 0 : null, always, form: forms, words: { ...documents, ...words } };
  return { always, column: columnOf(place, { mapping, zone, semicolons: false }) };
};

/** How a section's field is read. */
export const readerOf = (mapping: Mapping, section: Section, field: Field, zone: string): CellReader<unknown> => {
  const found = columnOfField(mapping, section, field, zone);
  if (found === null) return () => null;
  const { column, always } = found;
  const finish = FINISHED[field] as ((value: unknown) => unknown) | undefined;
  const read: CellReader<unknown> = (cell) => {
    const text = cellText(cell);
    if (text === '') return null;
    const value = column.read(text);
    return finish && value !== null && value !== undefined ? finish(value) : value;
  };
  if (always === null) return read;
  const same = read(always);
  return () => same;
};
