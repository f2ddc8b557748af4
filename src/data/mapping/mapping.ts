import { z } from 'zod';
import { COUPON_FREQUENCIES } from '../../advisor/bonds/math/coupon-frequency.ts';
import { RISK_BANDS } from '../../advisor/bonds/rating.ts';
import { GENDERS } from '../../advisor/book/book.ts';
import { bondTypeTable } from './bond-type-table.ts';
import { FIELDS_OF, type Field, type Thing } from './fields.ts';

/** How days are written. `excel` is a serial number; `instant` a UTC time whose day is the desk's (2024-05-01T18:30:00.000Z is 2 May in India). */
export const DAY_ORDERS = ['year-month-day', 'day-month-year', 'month-day-year', 'excel', 'instant'] as const;
export type DayOrder = (typeof DAY_ORDERS)[number];

/** What an amount of 1 is worth, in rupees. */
export const UNITS = { rupees: 1, thousand: 1_000, lakh: 100_000, million: 1_000_000, crore: 10_000_000 } as const;
export type Unit = keyof typeof UNITS;

export const RATE_UNITS = ['percent', 'fraction', 'basis points'] as const;
export type RateUnit = (typeof RATE_UNITS)[number];

export const SIDES = ['buy', 'sell', 'redemption'] as const;
export type Side = (typeof SIDES)[number];

/** What a cell may mean other than a value: nothing is recorded, or (for sides) the row isn't a trade. */
export const NOTHING = 'nothing';
export const LEFT_OUT = 'left out';

const form = {
  dates: z.enum(DAY_ORDERS).optional(),
  /** The decimal mark. */
  decimal: z.enum(['.', ',']).optional(),
  /** The unit of amounts without one of their own. */
  unit: z.enum(Object.keys(UNITS) as [Unit, ...Unit[]]).optional(),
  rates: z.enum(RATE_UNITS).optional(),
};

/** What an empty cell of a file means: what's in the row above, where only the first row of a group is filled. */
export const EMPTY = ['as above', NOTHING] as const;

/** What the firm's words and codes mean. Letter case, spaces and punctuation don't matter. YAML reads `1:` as a number; it's the code "1". */
const words = z.strictObject({
  band: z.record(z.string(), z.enum([...RISK_BANDS, NOTHING])).optional(),
  gender: z.record(z.string(), z.enum([...GENDERS, NOTHING])).optional(),
  legalForm: z.record(z.string(), z.enum(['individual', 'HUF', NOTHING])).optional(),
  side: z.record(z.string(), z.enum([...SIDES, LEFT_OUT])).optional(),
  frequency: z.record(z.string(), z.enum([...COUPON_FREQUENCIES, NOTHING])).optional(),
  rating: z.record(z.string(), z.string()).optional(),
  type: z.record(z.string(), z.string()).optional(),
  issuer: z.record(z.string(), z.string()).optional(),
  issuerType: z.record(z.string(), z.string()).optional(),
  manager: z.record(z.string(), z.string()).optional(),
});

/** A heading or column, with a form of its own where it differs from the document's; a value that's the same in every row; a prefix for the row's number; or the headings of ratings by agency. */
const column = z.union([
  z.string().min(1),
  z.strictObject({
    column: z.string().min(1),
    ...form,
    empty: z.enum(EMPTY).optional(),
    words: z.record(z.string(), z.string()).optional(),
  }),
  z.strictObject({ always: z.string().min(1) }),
  z.strictObject({ numbered: z.string() }),
  z.strictObject({ columns: z.array(z.string().min(1)).min(1) }),
]);
export type ColumnSpec = z.infer<typeof column>;

const section = (thing: Thing) => {
  const columns = Object.fromEntries(FIELDS_OF[thing].map((field) => [field, column.optional()])) as Record<
    Field,
    z.ZodOptional<typeof column>
  >;
  return z
    .strictObject({
      /** A file's name, for people: the command line names the file that's read. */
      file: z.string().optional(),
      sheet: z.string().optional(),
      /** The line of the headings; found by itself if it isn't given. */
      header: z.int().positive().optional(),
      table: z.string().optional(),
      /** A query the firm wrote; its columns are the section's columns. */
      select: z.string().optional(),
      /** Only rows with these values: `{ order_type: 1 }`. */
      where: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
      /** Where each field is. Without columns, they're found by their headings. */
      columns: z.strictObject(columns).optional(),
      /** Headings and columns that are left out on purpose. */
      ignored: z.array(z.string()).optional(),
    })
    .refine((it) => [it.table, it.select].filter((source) => source !== undefined).length <= 1, {
      message: 'has both table and select: keep one',
    });
};

const oneOrMore = <T extends z.ZodType>(type: T) => z.union([type, z.array(type).min(1)]);

export const mappingSchema = z.strictObject({
  version: z.literal(1),
  /** A name for people, printed by imports. */
  name: z.string().optional(),
  /** How values are written, unless a column says otherwise. */
  form: z.strictObject(form).optional(),
  words: words.optional(),
  /** How bonds get their types, where no column says it. */
  bondTypes: bondTypeTable.optional(),
  /** Texts that mean "nobody" or "nothing", on top of the usual ones (NA, -, 0, None, nan). */
  placeholders: z.array(z.string()).optional(),
  /** What the book doesn't have, so we don't ask. */
  absent: z.array(z.string()).optional(),
  trades: oneOrMore(section('trades')).optional(),
  sales: oneOrMore(section('sales')).optional(),
  clients: oneOrMore(section('clients')).optional(),
  bonds: oneOrMore(section('bonds')).optional(),
  ratings: oneOrMore(section('ratings')).optional(),
  offers: oneOrMore(section('offers')).optional(),
  managers: oneOrMore(section('managers')).optional(),
});

/** A document that describes a firm's book: where each thing is, how values are written, and what the words mean. */
export type Mapping = z.infer<typeof mappingSchema>;
export type Section = z.infer<ReturnType<typeof section>>;

/** The sections of a thing; empty if the document has none. */
export const sectionsOf = (mapping: Mapping, thing: Thing): readonly Section[] => {
  const sections = mapping[thing];
  if (sections === undefined) return [];
  return Array.isArray(sections) ? sections : [sections];
};
