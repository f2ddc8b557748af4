import type { CouponFrequency } from '../../advisor/bonds/math/coupon-frequency.ts';
import type { Rating } from '../../advisor/bonds/rating.ts';
import type { Day } from '../../advisor/units.ts';
import type { Spellings } from '../columns/spellings.ts';
import type { Row } from '../files/row.ts';
import type { Field } from '../mapping/fields.ts';
import type { RowReader } from './row-reader.ts';
import { CONTROL, LONGEST } from './trade-rules.ts';

/** What a row says about its bond. */
export const factsOfRow = (rows: RowReader, row: Row, issuers: Spellings) => {
  const [maturity, issued] = [rows.read<Day>('maturity', row) ?? null, rows.read<Day>('issued', row) ?? null];
  const rating = rows.read<Rating>('rating', row) ?? null;
  const agency = rating !== null && rating.agency === null ? shortText(rows, 'agency', row, 30) : null;
  const issuer = shortText(rows, 'issuer', row, 190);
  return {
    maturity,
    issued,
    call: rows.read<Day>('call', row) ?? null,
    put: rows.read<Day>('put', row) ?? null,
    coupon: rows.read<number>('coupon', row) ?? null,
    ytm: rows.read<number>('yield', row) ?? null,
    frequency: rows.read<CouponFrequency>('frequency', row) ?? null,
    tenure: rows.read<number>('tenure', row) ?? null,
    rating: rating !== null && agency !== null ? { ...rating, agency: agency.toUpperCase() } : rating,
    issuer: issuer === null ? null : issuers.kept(issuer),
    bondName: shortText(rows, 'bondName', row, 190),
    face: rows.read<number>('face', row) ?? null,
    seniority: shortText(rows, 'seniority', row, 60),
    tax: shortText(rows, 'tax', row, 60),
  };
};

/** The relationship manager of a row's client. */
export const managerOfRow = (rows: RowReader, row: Row, managers: Spellings): string | null => {
  const manager = shortText(rows, 'manager', row, LONGEST.client);
  return manager === null ? null : managers.kept(manager);
};

/** What a row has in a field of free text, on one line and at most so long. */
export const shortText = (rows: RowReader, field: Field, row: Row, length: number): string | null =>
  rows.wordOf(field, row)?.replace(CONTROL, ' ').slice(0, length) ?? null;
