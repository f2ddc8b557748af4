import type { Knex } from 'knex';
import { openDatabase } from '../../../src/data/database.ts';
import { createFirmTables } from '../../../src/data/demo/firm-tables.ts';
import { FIRM_DOCUMENT } from '../../../src/data/mapping/firm-document.ts';
import { parseMapping } from '../../../src/data/mapping/parse-mapping.ts';
import type { MappedBond } from '../../../src/data/sources/mapped/bond-facts.ts';
import { readMappedBonds } from '../../../src/data/sources/mapped/mapped-bonds.ts';
import { openMappedBook } from '../../../src/data/sources/mapped/mapped-book.ts';
import { RATING_CODES } from '../../../src/data/sources/reading/codes.ts';
import { Tally } from '../../../src/data/sources/reading/tally.ts';
import { deskOn } from '../desk-on.ts';

/** A bond as a desk's list has it. */
export interface ListedBond {
  readonly isin: string;
  readonly issuer: string;
  readonly name: string;
  /** Percent. */
  readonly coupon: number | null;
  readonly frequency: string;
  readonly rating: string;
  readonly matures: string | null;
  readonly issued: string | null;
  /** `Issuer_type` and `ip_frequency`, as a firm's platform codes them. */
  readonly issuerCode: number | null;
  readonly frequencyCode: number | null;
}

/** What of a list a book has. */
export const LIST_FORMS = ['names and days', 'without names', 'without days', 'ratings in words', 'codes only'] as const;
export type ListForm = (typeof LIST_FORMS)[number];

const WORDS_DOCUMENT = `version: 1
form: { dates: year-month-day, rates: percent }
bonds:
  table: listed
  columns:
    isin: isin
    bondName: name
    issuer: issuer
    coupon: coupon
    frequency: frequency
    rating: rating
    maturity: matures
    issued: issued
`;
/** Issuers and frequencies in codes, without names; only the rating is in words. */
const RATED_IN_WORDS_DOCUMENT = `version: 1
form: { dates: year-month-day, rates: percent }
words:
  frequency: { 1: monthly, 3: quarterly, 4: semi-annual, 5: annual, 6: at maturity }
  issuerType: { 1: PSU, 2: PSU bank, 3: corporate, 5: municipal, 6: private bank, 7: NBFC, 8: state government guaranteed, 9: central government, 11: bank }
bonds:
  table: listed
  columns:
    isin: isin
    coupon: coupon
    issuerType: issuerCode
    frequency: frequencyCode
    rating: rating
    maturity: matures
    issued: issued
`;

const codeOfRating = (rating: string): number | null => {
  const grade = /\b(AAA|AA|A|BBB|BB|B|C|D)([+-])?(?![A-Z])/.exec(rating.replace(/\bPP-MLD\b/, ''));
  const suffix = /\((SO|CE)\)/.exec(rating)?.[1] ?? null;
  const wanted = grade === null ? '' : `${grade[1]}${grade[2] ?? ''}`;
  for (const [code, [known, its]] of RATING_CODES) if (known === wanted && its === suffix) return code;
  return null;
};

const writeCodes = async (knex: Knex, bonds: readonly ListedBond[]): Promise<void> => {
  await createFirmTables(knex);
  await knex('rating_agency').insert({ id: 1, agency_name: 'CRISIL' });
  for (const [place, bond] of bonds.entries()) {
    const [id, rating] = [place + 1, codeOfRating(bond.rating)];
    await knex('product_master').insert({
      id,
      isin: bond.isin,
      coupon_rate: bond.coupon,
      Issuer_type: bond.issuerCode,
      ip_frequency: bond.frequencyCode,
      issue_date: bond.issued,
      maturity_date: bond.matures,
    });
    if (rating !== null) await knex('product_rating').insert({ id, product_id: id, agency_id: 1, rating });
  }
};

const writeWords = async (knex: Knex, bonds: readonly ListedBond[], form: ListForm): Promise<void> => {
  await knex.schema.createTable('listed', (table) => {
    for (const column of ['isin', 'issuer', 'name', 'frequency', 'rating', 'matures', 'issued']) table.string(column, 190);
    for (const column of ['coupon', 'issuerCode', 'frequencyCode']) table.decimal(column, 8, 4);
  });
  const [nameless, dayless] = [form === 'without names', form === 'without days'];
  for (const bond of bonds) {
    await knex('listed').insert({
      ...bond,
      ...(nameless && { issuer: null, name: null }),
      ...(dayless && { matures: null, issued: null }),
    });
  }
};

/** The list in one form, read as a book: each bond as we understand it, in the list's order. */
export const readListed = async (bonds: readonly ListedBond[], form: ListForm): Promise<readonly MappedBond[]> => {
  const database = openDatabase('sqlite::memory:');
  try {
    if (form === 'codes only') await writeCodes(database.knex, bonds);
    else await writeWords(database.knex, bonds, form);
    const document = form === 'codes only' ? FIRM_DOCUMENT : form === 'ratings in words' ? RATED_IN_WORDS_DOCUMENT : WORDS_DOCUMENT;
    const mapped = openMappedBook(database, parseMapping(document, `${form}.yaml`), deskOn('2025-04-10'));
    const found = await readMappedBonds(mapped, new Tally());
    return bonds.map(({ isin }) => found.of({ key: null, bond: null, isin: isin.toUpperCase() }) as MappedBond);
  } finally {
    await database.close();
  }
};
