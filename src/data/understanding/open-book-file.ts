import type { Doubt } from '../columns/column.ts';
import type { FileFacts } from '../columns/columns-of-section.ts';
import { openSheets } from '../files/open-sheets.ts';
import type { Row } from '../files/row.ts';
import type { Field, Thing } from '../mapping/fields.ts';
import { headingKey } from '../mapping/headings.ts';
import { type Mapping, type Section, sectionsOf } from '../mapping/mapping.ts';
import { sideOfWords } from '../values/words.ts';
import { CLIENT_NEEDS, type Needs, OFFER_NEEDS, PROFILE_NEEDS, planSheet, type SheetPlan, TRADE_NEEDS } from './plan-sheet.ts';
import { RefusedFile } from './refused.ts';
import { RowReader } from './row-reader.ts';

/** Fields that files of each kind can have. The first one picks its heading first. */
const FIELDS = {
  trades:
    'trade,isin,bond,client,parent,side,type,status,currency,day,amount,quantity,nominal,price,coupon,yield,maturity,issued,call,put,rating,agency,frequency,tenure,band,assessed,gender,age,born,bondName,issuer,face,seniority,tax,clientName,manager',
  clients: 'client,parent,band,assessed,gender,age,born,clientName,manager',
  profiles: 'client,band,assessed',
  offers:
    'isin,bond,yield,coupon,price,maturity,issued,call,put,rating,agency,frequency,bondName,issuer,type,face,minimum,offered,until,seniority,tax,quantity',
} as const;
/** What a file can be. */
export type FileKind = keyof typeof FIELDS;
/** What a mapping document has a section of its own for. */
export type BookFileKind = Exclude<FileKind, 'profiles'>;
export const FIELDS_OF_FILE = Object.fromEntries(
  Object.entries(FIELDS).map(([kind, names]) => [kind, names.split(',')]),
) as unknown as Readonly<Record<FileKind, readonly Field[]>>;
export const NEEDS_OF_FILE: Readonly<Record<FileKind, Needs>> = {
  trades: TRADE_NEEDS,
  clients: CLIENT_NEEDS,
  profiles: PROFILE_NEEDS,
  offers: OFFER_NEEDS,
};

export interface BookFile {
  readonly file: string;
  /** SHA-256 of the bytes. */
  readonly digest: string;
  readonly reader: RowReader;
  /** The mapping's section that describes it. */
  readonly thing: Thing;
  /** The rows below the headings, in batches. */
  readonly rows: () => AsyncGenerator<readonly Row[]>;
  readonly ignoredColumns: readonly string[];
  /** What people should know about the sheets and headings. */
  readonly warnings: readonly string[];
}

/**
 * Opens a file of trades, clients, risk profiles or offers and finds its headings.
 * @throws FileError, or RefusedFile if what's needed isn't there
 */
export const openBookFile = async (file: string, kind: FileKind, mapping: Mapping | null, zone: string): Promise<BookFile> => {
  const { sheets, digest } = await openSheets(file);
  const thing: Thing =
    kind === 'trades' && mapping !== null && mapping.trades === undefined && mapping.sales !== undefined
      ? 'sales'
      : kind === 'profiles'
        ? 'clients'
        : kind;
  const section = mapping === null ? null : (sectionsOf(mapping, thing)[0] ?? null);
  const fields = FIELDS_OF_FILE[kind];
  const named =
    section?.sheet === undefined ? sheets : sheets.filter(({ name }) => name?.trim().toLowerCase() === section.sheet?.trim().toLowerCase());
  const plans: SheetPlan[] = [];
  for (const sheet of named) plans.push(await planSheet(sheet, section, fields, NEEDS_OF_FILE[kind]));
  const usable = plans.filter(({ missing }) => missing.length === 0);
  const first = usable[0];
  if (first === undefined)
    throw new RefusedFile(
      nothingToRead(
        file,
        plans,
        section,
        sheets.map(({ name }) => name),
      ),
    );
  const sameHeadings = (plan: SheetPlan): boolean => plan.headings.map(headingKey).join('|') === first.headings.map(headingKey).join('|');
  if (!usable.every(sameHeadings)) throw new RefusedFile(severalSheets(file, usable));
  const sales = usable.find(({ sheet }) => usable.length > 1 && saysSale(sheet.name));
  if (sales !== undefined && kind === 'trades' && !first.fields.some(({ field }) => field === 'side'))
    throw new RefusedFile(salesSheet(usable, sales));
  const facts: FileFacts = { mapping, zone, semicolons: first.sheet.separator === ';', titleUnit: first.titleUnit };
  return {
    file,
    digest,
    thing,
    reader: new RowReader(first, facts),
    ignoredColumns: first.ignored,
    warnings: [...first.warnings, ...sheetsLeft(section === null || section.sheet === undefined ? plans : [], usable)],
    rows: async function* () {
      for (const { sheet, header } of usable) {
        for await (const batch of sheet.rows()) {
          const rows = (batch[0]?.line ?? 0) > header ? batch : batch.filter(({ line }) => line > header);
          if (rows.length > 0) yield rows;
        }
      }
    },
  };
};

const nothingToRead = (file: string, plans: readonly SheetPlan[], section: Section | null, names: readonly (string | null)[]): Doubt => {
  const closest = plans.toSorted((left, right) => left.missing.length - right.missing.length)[0];
  if (closest === undefined) {
    return {
      reason: `"${file}" has no sheet "${section?.sheet}".`,
      column: null,
      line: null,
      value: null,
      expected: `one of its sheets: ${names.map((name) => `"${name}"`).join(', ')}. Correct \`sheet\` in the mapping`,
    };
  }
  const headings = closest.headings.filter((heading) => heading !== '').slice(0, 30);
  return {
    reason:
      headings.length === 0
        ? `"${file}" is empty, or has no headings.`
        : `"${file}" has no column for ${closest.missing.join(', nor for ')}. The headings in line ${closest.header} are ${headings.map((heading) => `"${heading}"`).join(', ')}.`,
    column: null,
    line: headings.length === 0 ? null : closest.header,
    value: null,
    expected: listsBonds(closest)
      ? `trades, with a client and a day in each row. If these are bonds on offer, load them with "bond-advisor import --offers ${file}"`
      : `a heading for each, such as ${EXAMPLE}; or a mapping that names them: trades: { columns: { client: "…", day: "…" } }`,
  };
};

const saysSale = (name: string | null): boolean => {
  const side = name === null ? undefined : sideOfWords(name);
  return side === 'sell' || side === 'redemption';
};

const salesSheet = (plans: readonly SheetPlan[], sales: SheetPlan): Doubt => ({
  reason: `No column says which rows are sales, but a sheet is called "${sales.sheet.name}".`,
  column: null,
  line: null,
  value: plans.map(({ sheet }) => sheet.name).join(', '),
  expected: `one sheet at a time. Say which in two mappings: trades: { sheet: "…" }, and sales: { sheet: "${sales.sheet.name}" }`,
});

/** Sheets with rows that aren't read. */
const sheetsLeft = (plans: readonly SheetPlan[], usable: readonly SheetPlan[]): readonly string[] => {
  const left = plans.filter((plan) => !usable.includes(plan) && plan.headings.length > 0).map(({ sheet }) => `"${sheet.name}"`);
  return left.length === 0 ? [] : [`Sheets without trades aren't read: ${left.join(', ')}.`];
};

/** Whether the headings are those of a list of bonds, and of no trades. */
const listsBonds = ({ fields }: SheetPlan): boolean => {
  const has = (field: Field): boolean => fields.some((place) => place.field === field);
  return (has('isin') || has('bond')) && has('maturity') && !has('client') && !has('day');
};

const EXAMPLE = '"Client ID", "ISIN" or "Bond Type", "Trade Date", "Amount"';

const severalSheets = (file: string, plans: readonly SheetPlan[]): Doubt => ({
  reason: `"${file}" has several sheets that can be read, with different headings.`,
  column: null,
  line: null,
  value: plans.map(({ sheet }) => sheet.name).join(', '),
  expected: `one of them. Say which in the mapping: trades: { sheet: "${plans[0]?.sheet.name}" }`,
});
