import { readFileSync } from 'node:fs';
import { type BulletBond, bulletBond } from '../../../src/advisor/bonds/math/bullet-bond.ts';
import { type Day, dayFromIso, type Fraction, fraction } from '../../../src/advisor/units.ts';

interface Row {
  readonly issue: string | null;
  readonly maturity: string;
  readonly coupon: number;
  readonly frequency: BulletBond['frequency'];
  readonly dayCount: BulletBond['dayCount'];
  readonly settlement: string;
  readonly yield: number;
  /** Per 100 of face, as all prices and flows here. */
  readonly dirty: number;
  readonly clean: number;
  readonly accrued: number;
  readonly modified: number;
  readonly macaulay: number;
  readonly convexity: number;
  /** The clean price rounded to a paisa, and its yield; null where QuantLib finds none. */
  readonly quoted: number | null;
  readonly quotedYield: number | null;
  readonly flows?: ReadonlyArray<readonly [string, number]>;
}

export interface QuantLibBond extends Row {
  readonly bond: BulletBond;
  readonly settlementDay: Day;
  readonly yieldToMaturity: Fraction;
}

const dayOf = (iso: string): Day => dayFromIso(iso) as Day;

/** What QuantLib says of bullet bonds, written by test/fixtures/quantlib.py. */
export const quantLibBonds: readonly QuantLibBond[] = (
  JSON.parse(readFileSync('test/fixtures/quantlib.json', 'utf8')) as { readonly bonds: readonly Row[] }
).bonds.map((row) => ({
  ...row,
  bond: bulletBond({
    issueDay: row.issue === null ? null : dayOf(row.issue),
    maturityDay: dayOf(row.maturity),
    coupon: fraction(row.coupon),
    frequency: row.frequency,
    dayCount: row.dayCount,
  }),
  settlementDay: dayOf(row.settlement),
  yieldToMaturity: fraction(row.yield),
}));

/** Of 100 of face, or of its own size where it is larger. */
export const differenceFrom = (expected: number, found: number): number => Math.abs(found - expected) / Math.max(1, Math.abs(expected));
