import { basename } from 'node:path';
import type { BondOnOffer } from '../../advisor/bonds/bond.ts';
import type { CouponFrequency } from '../../advisor/bonds/math/coupon-frequency.ts';
import { PERPETUAL_DAY } from '../../advisor/bonds/perpetual.ts';
import { bandOfGrade, type Rating } from '../../advisor/bonds/rating.ts';
import { type Day, fractionFromPercent, paiseFromRupees } from '../../advisor/units.ts';
import type { OfferSheets } from '../../usecases/ports/book-source.ts';
import { type BondMaster, masterOf } from '../bond-types/bond-master.ts';
import type { Doubt } from '../columns/column.ts';
import { idKey, nameKey } from '../columns/spellings.ts';
import type { Database } from '../database.ts';
import type { Row } from '../files/row.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { TRADES_TABLE } from '../sources/flat/flat-schema.ts';
import { recordedTerms } from '../sources/reading/recorded-terms.ts';
import { structureIn } from '../sources/reading/structure-words.ts';
import { columnsOf } from '../sources/reading/table-columns.ts';
import { openBookFile } from '../understanding/open-book-file.ts';
import { refusing } from '../understanding/refused.ts';
import type { RowReader } from '../understanding/row-reader.ts';
import { ImportTally, LOSS_ALLOWED, type SetAside } from './import-tally.ts';

export interface OffersRequest {
  readonly file: string;
  /** What people call it. */
  readonly name?: string;
  readonly mapping: Mapping | null;
  readonly zone: string;
  /** The last day of offers without one of their own. */
  readonly validUntil: Day;
  readonly acceptLoss: number | null;
  readonly dryRun: boolean;
  readonly who: string;
  readonly now: Date;
}

export type OffersOutcome =
  | {
      readonly kind: 'imported';
      readonly rows: number;
      readonly taken: number;
      readonly setAside: Readonly<Record<string, SetAside>>;
      readonly ignoredColumns: readonly string[];
      /** Bonds by type. */
      readonly types: Readonly<Record<string, number>>;
      readonly validUntil: Day;
    }
  | { readonly kind: 'refused'; readonly doubt: Doubt };

/** Loads the desk's sheet of bonds on offer. It takes the place of the one before. */
export const importOffers = (database: Database, sheets: OfferSheets, request: OffersRequest): Promise<OffersOutcome> =>
  refusing(
    () => load(database, sheets, request),
    (doubt): OffersOutcome => ({ kind: 'refused', doubt }),
  );

const load = async (database: Database, sheets: OfferSheets, request: OffersRequest): Promise<OffersOutcome> => {
  const file = await openBookFile(request.file, 'offers', request.mapping, request.zone);
  for await (const batch of file.rows()) for (const row of batch) file.reader.survey(row);
  const [doubt] = file.reader.decide();
  if (doubt) return { kind: 'refused', doubt };
  const known = await typesInBook(database);
  const bonds = new Map<string, { readonly validUntil: Day; readonly bond: BondOnOffer }>();
  const tally = new ImportTally();
  for await (const batch of file.rows()) {
    for (const row of batch) {
      tally.rows++;
      const bond = offerOf(file.reader, row, known, masterOf(request.mapping));
      if (typeof bond === 'string') tally.setAside(bond, row);
      else if (bonds.has(bond.bondId)) tally.duplicates++;
      else {
        tally.taken++;
        const until = file.reader.read<Day>('until', row) ?? null;
        // A day of the whole sheet says when the next one comes, not when an offer ends.
        bonds.set(bond.bondId, { validUntil: until ?? request.validUntil, bond: until === null ? bond : { ...bond, offeredUntil: until } });
      }
    }
  }
  const refusal = tally.refusal(file.reader, request.acceptLoss ?? LOSS_ALLOWED);
  if (refusal) return { kind: 'refused', doubt: refusal };
  const all = [...bonds.values()];
  const validUntil = Math.max(...all.map((each) => each.validUntil)) as Day;
  if (!request.dryRun) {
    await sheets.put({
      at: request.now,
      who: request.who,
      file: request.name ?? basename(request.file),
      digest: file.digest,
      validUntil,
      bonds: all,
    });
  }
  const types: Record<string, number> = {};
  for (const { bond } of all) types[bond.bondType] = (types[bond.bondType] ?? 0) + 1;
  return {
    kind: 'imported',
    rows: tally.rows,
    taken: tally.taken,
    setAside: tally.asideByReason,
    ignoredColumns: file.ignoredColumns,
    types,
    validUntil,
  };
};

interface KnownTypes {
  readonly ofBond: ReadonlyMap<string, string>;
  readonly spelled: ReadonlyMap<string, string>;
}

/** The types of an imported book, by bond and by spelling: a bond on offer has the type that the book gives it. */
const typesInBook = async (database: Database): Promise<KnownTypes> => {
  if (!(await columnsOf(database, TRADES_TABLE)).has('bond_type')) return { ofBond: new Map(), spelled: new Map() };
  // Of a bond with several types, the newest one counts. A table that the firm fills may have rows without either.
  const rows: { bond_id: string; bond_type: string }[] = await database
    .knex(TRADES_TABLE)
    .select('bond_id', 'bond_type')
    .whereNotNull('bond_id')
    .whereNotNull('bond_type')
    .groupBy('bond_id', 'bond_type')
    .orderByRaw('max(trade_date)');
  return {
    ofBond: new Map(rows.map((row) => [idKey(row.bond_id), row.bond_type])),
    spelled: new Map(rows.map((row) => [nameKey(row.bond_type), row.bond_type])),
  };
};

const offerOf = (rows: RowReader, row: Row, known: KnownTypes, master: BondMaster): BondOnOffer | string => {
  const id = idKey(rows.textOf('isin', row) || rows.textOf('bond', row));
  if (id === '') return rows.textOf('yield', row) === '' ? 'heading, total or note' : 'no bond';
  const isin = /^[A-Z]{2}[A-Z0-9]{9}\d$/.test(id) ? id : null;
  if (isin === null && rows.has('isin')) return 'heading, total or note';
  const text = (field: 'issuer' | 'bondName' | 'type' | 'seniority' | 'tax'): string | null => rows.textOf(field, row) || null;
  const [issuer, written] = [text('issuer'), text('type')];
  const name = [text('bondName'), written].filter((part) => part !== null).join(' ') || null;
  const [coupon, yearly] = [rows.read<number>('coupon', row) ?? null, rows.read<number>('yield', row) ?? null];
  const [maturity, issued] = [rows.read<Day>('maturity', row) ?? null, rows.read<Day>('issued', row) ?? null];
  const [rating, frequency] = [rows.read<Rating>('rating', row) ?? null, rows.read<CouponFrequency>('frequency', row) ?? null];
  const [minimum, face] = [rows.read<number>('minimum', row) ?? null, rows.read<number>('face', row) ?? null];
  const isPerpetual = maturity === PERPETUAL_DAY;
  const band = rating && bandOfGrade(rating.grade);
  const structure = structureIn({ name, seniority: text('seniority'), taxStatus: text('tax'), issuer });
  const traits = new Set([...structure, ...(isPerpetual ? (['perpetual'] as const) : [])]);
  const fractionOf = (percent: number | null) => (percent === null ? null : fractionFromPercent(percent));
  const bondType =
    known.ofBond.get(id) ??
    (written === null ? undefined : known.spelled.get(nameKey(written))) ??
    master.typeOf({
      coupon: fractionOf(coupon),
      tenorDays: issued === null || maturity === null || isPerpetual ? null : maturity - issued,
      issueDay: issued,
      frequency,
      band,
      isSovereign: rating?.grade === 'Sovereign',
      traits: [...traits],
      isin,
      name,
      issuerName: issuer,
    });
  return {
    bondId: id,
    isin,
    issuer,
    bondType,
    coupon: fractionOf(coupon),
    yieldToMaturity: fractionOf(yearly),
    yieldFrom: yearly === null ? null : 'offer',
    yieldDay: null,
    rating,
    band,
    maturityDay: isPerpetual ? null : maturity,
    minimumInvestment: minimum === null ? null : paiseFromRupees(minimum),
    frequency,
    issueDay: issued,
    ...(traits.size > 0 && { traits: [...traits] }),
    ...recordedTerms({
      call: rows.read<Day>('call', row) ?? null,
      put: rows.read<Day>('put', row) ?? null,
      faceValue: face !== null && face > 0 ? paiseFromRupees(face) : null,
    }),
  };
};
