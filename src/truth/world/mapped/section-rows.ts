import type { Database } from '../../../data/database.ts';
import { streamRows } from '../../../data/stream-rows.ts';
import { isPlaceholder, tidy } from '../../../data/values/text.ts';
import { bandOfWords, currencyOfWords, frequencyOfWords, genderOfWords, sideOfWords, statusOfWords } from '../../../data/values/words.ts';
import { numberIn, textIn } from '../cells.ts';
import type { OwnTypes } from '../own-types.ts';
import { ratingInWords } from '../ratings.ts';
import { FREQUENCY_WORDS, NEVER } from '../structure.ts';
import { columnOf, type Form, type MappingDocument, type Section } from './document.ts';
import { dayWritten, isNever, rateIn, rupeesIn, unitInHeading, yearsIn } from './written.ts';

/** A value that connects rows: a number wherever it is one. */
export type Key = number | string;

const AHEAD = ['maturity', 'call', 'put', 'until'];
const DAYS = ['day', 'issued', 'born', 'assessed', 'offered', ...AHEAD];

/** A row of a section, whose cells are read as the document says. */
export class SectionRow {
  readonly #document: MappingDocument;
  readonly #section: Section;
  readonly #cells: Readonly<Record<string, unknown>>;
  readonly #zone: string;

  constructor(document: MappingDocument, section: Section, cells: Readonly<Record<string, unknown>>, zone: string) {
    this.#document = document;
    this.#section = section;
    this.#cells = cells;
    this.#zone = zone;
  }

  /** What the document says of types. */
  get ownTypes(): OwnTypes {
    return this.#document.bondTypes ?? {};
  }

  /** Whether the document says where the field is. */
  has(field: string): boolean {
    return this.#section.columns?.[field] !== undefined;
  }

  /** The cell as it's stored: ids are compared byte by byte. */
  raw(field: string): string | null {
    return textIn(this.#cells[field]);
  }

  /** What connects this row to others; null if it's empty or 0. */
  key(field: string): Key | null {
    const text = this.raw(field)?.trim() ?? '0';
    if (text === '0') return null;
    return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : text;
  }

  /** The text as a person sees it; empty for none. */
  #text(field: string): string {
    const spec = this.#section.columns?.[field];
    if (typeof spec === 'object' && 'always' in spec) return spec.always;
    const cell = this.#cells[field];
    const text = cell instanceof Date ? cell.toISOString().replace('T', ' ').replace('Z', '') : (textIn(cell) ?? '');
    return tidy(text).trim();
  }

  #form(field: string): Form {
    const spec = this.#section.columns?.[field];
    return { ...this.#document.form, ...(typeof spec === 'object' && 'column' in spec ? spec : {}) };
  }

  /** What the document says that a word means; undefined: it doesn't say. */
  #meaning(field: string, text: string): string | null | undefined {
    const spec = this.#section.columns?.[field];
    const own = typeof spec === 'object' && 'column' in spec ? spec.words : undefined;
    const words = Object.entries({ ...this.#document.words?.[field], ...own });
    const found = words.findLast(([word]) => word.trim().toLowerCase() === text.toLowerCase());
    return found && (found[1] === 'nothing' ? null : found[1]);
  }

  #saysNothing(field: string, text: string): boolean {
    const own = (this.#document.placeholders ?? []).map((each) => each.trim().toLowerCase());
    return isPlaceholder(text) || own.includes(text.toLowerCase()) || (field === 'parent' && /^no$/i.test(text));
  }

  /** Reads a cell: null if it says nothing, undefined if it isn't understood. */
  #read<T>(field: string, read: (text: string) => T | null | undefined, ofWord?: (meaning: string) => T | null): T | null | undefined {
    const text = this.#text(field);
    if (text === '') return null;
    const meaning = ofWord && this.#meaning(field, text);
    if (meaning !== undefined && ofWord) return meaning === null ? null : ofWord(meaning);
    return this.#saysNothing(field, text) ? null : read(text);
  }

  text(field: string): string | null {
    return (
      this.#read(
        field,
        (text) => text,
        (meaning) => meaning,
      ) ?? null
    );
  }

  day(field: string): number | null | undefined {
    const text = this.#text(field);
    if (field === 'maturity' && isNever(text)) return NEVER;
    const form = { order: this.#form(field).dates ?? 'year-month-day', ahead: AHEAD.includes(field), zone: this.#zone };
    const day = this.#read(field, (each) => dayWritten(each, form));
    // Nobody in a book was born before 1900.
    return DAYS.includes(field) && field === 'born' && typeof day === 'number' && day < -25_567 ? undefined : day;
  }

  /** Rupees, or a count or price. */
  amount(field: string): number | null | undefined {
    const { decimal = '.', unit } = this.#form(field);
    const ofMoney = ['amount', 'minimum', 'nominal'].includes(field);
    const named = ofMoney ? (unit ?? unitInHeading(columnOf(this.#section, field) ?? '')) : null;
    if (this.#text(field) === '0') return 0;
    return this.#read(field, (text) => rupeesIn(text, decimal, named));
  }

  rate(field: 'coupon' | 'yield'): number | null | undefined {
    const { decimal = '.', rates } = this.#form(field);
    const unit = rates ?? (/\bbps\b|basis points/i.test(columnOf(this.#section, field) ?? '') ? 'basis points' : 'percent');
    const text = this.#text(field);
    if (text === '') return null;
    const rate = rateIn(text, decimal, unit, field === 'coupon' ? 50 : 100, field === 'coupon');
    return rate === undefined && this.#saysNothing(field, text) ? null : rate;
  }

  age(): number | null {
    return this.#read('age', (text) => yearsIn(text, 1, 120)) ?? null;
  }

  /** A band that isn't understood must not count as more daring than what's written. */
  band(): 'A' | 'B' | 'C' | null {
    const band = this.#read('band', bandOfWords, (meaning) => meaning as 'A');
    return band === undefined ? 'A' : band;
  }

  gender(): 'M' | 'F' | 'HUF' | null {
    return this.#read('gender', genderOfWords, (meaning) => meaning as 'M') ?? null;
  }

  side(): string | null | undefined {
    return this.#read<string>('side', sideOfWords, (meaning) => meaning);
  }

  /** Whether the trade was cancelled, or failed. */
  wasNotDone(): boolean {
    return this.#read('status', statusOfWords, (meaning) => meaning) === 'left out';
  }

  isInRupees(): boolean {
    return this.#read('currency', currencyOfWords) !== undefined;
  }

  frequency(): number | null {
    const words = this.#read<string>('frequency', frequencyOfWords, (meaning) => meaning);
    return FREQUENCY_WORDS.get(words ?? '') ?? null;
  }

  rating() {
    return this.#read('rating', ratingInWords, ratingInWords) ?? null;
  }
}

const quoted = (name: string): string => `\`${name.replaceAll('`', '``')}\``;

/** The rows of a section. @param sortedBy a field by which they're sorted, if it has a column */
export async function* rowsOfSection(
  database: Database,
  document: MappingDocument,
  section: Section,
  zone: string,
  sortedBy?: string,
): AsyncGenerator<SectionRow> {
  const { table, select, where = {}, columns = {} } = section;
  const fields = Object.keys(columns).filter((field) => columnOf(section, field) !== null);
  const column = (field: string): string => `t.${quoted(columnOf(section, field) ?? '')}`;
  const from = table === undefined ? `(${(select ?? '').trim().replace(/;\s*$/, '')})` : table.split('.').map(quoted).join('.');
  const texts = Object.entries(where).filter(([, value]) => typeof value === 'string');
  // A number may be kept in a column of texts, which a database needn't compare with it.
  const numbers = Object.entries(where).filter(([, value]) => typeof value === 'number');
  const belongs = texts.map(([name]) => ` and t.${quoted(name)} = ?`);
  const order = sortedBy !== undefined && fields.includes(sortedBy) ? ` order by ${column(sortedBy)}` : '';
  const sql = `select ${[...fields.map(column), ...numbers.map(([name]) => `t.${quoted(name)}`)].join(', ') || '1'} from ${from} t where 1 = 1${belongs.join('')}${order}`;
  for await (const batch of streamRows(
    database,
    sql,
    texts.map(([, value]) => value),
  )) {
    for (const cells of batch) {
      if (!numbers.every(([, value], at) => numberIn(cells[fields.length + at]) === value)) continue;
      yield new SectionRow(document, section, Object.fromEntries(fields.map((field, place) => [field, cells[place]])), zone);
    }
  }
}
