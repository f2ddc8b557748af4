import { readFileSync } from 'node:fs';
import { type BondTerms, bondTerms, redeemedEarly } from '../../../src/advisor/bonds/math/bond-terms.ts';
import { type Day, dayFromIso, type Fraction, fraction } from '../../../src/advisor/units.ts';

interface Row {
  readonly issue: string | null;
  readonly maturity: string;
  readonly coupon: number;
  readonly frequency: BondTerms['frequency'];
  readonly dayCount: BondTerms['dayCount'];
  readonly settlement: string;
  readonly yield: number;
  /** Per 100 of face, as all prices and flows here. */
  readonly dirty: number;
  readonly clean: number;
  readonly accrued: number;
  readonly modified: number;
  /** Null where QuantLib refuses it: for a yield that isn't compounded throughout. */
  readonly macaulay: number | null;
  readonly convexity: number;
  /** The clean price rounded to a paisa, and its yield; null where QuantLib finds none. */
  readonly quoted: number | null;
  readonly quotedYield: number | null;
  readonly flows?: ReadonlyArray<readonly [string, number]>;
}

/** A bond with odd periods, ex-days, changing coupons or principal, and a yield convention of its own. */
interface RowOfTerms extends Row {
  readonly kind: string;
  readonly firstCoupon: string | null;
  readonly lastRegular: string | null;
  readonly endOfMonth: boolean;
  readonly exDays: number;
  readonly steps?: ReadonlyArray<readonly [string, number]>;
  readonly repayments?: ReadonlyArray<readonly [string, number]>;
  readonly call?: readonly [string, number];
  readonly timesAYear: number;
  readonly simpleAtTheEnd: boolean;
}

export interface QuantLibBond extends Row {
  readonly bond: BondTerms;
  readonly settlementDay: Day;
  readonly yieldToMaturity: Fraction;
}

const dayOf = (iso: string): Day => dayFromIso(iso) as Day;

const rowsOf = <T extends Row>(file: string): readonly T[] =>
  (JSON.parse(readFileSync(`test/fixtures/${file}`, 'utf8')) as { readonly bonds: readonly T[] }).bonds;

const bulletOf = (row: Row): BondTerms =>
  bondTerms({
    issueDay: row.issue === null ? null : dayOf(row.issue),
    maturityDay: dayOf(row.maturity),
    coupon: fraction(row.coupon),
    frequency: row.frequency,
    dayCount: row.dayCount,
  });

const termsOf = (row: RowOfTerms): BondTerms => {
  const bond = bondTerms({
    ...bulletOf(row),
    quotedAs: { timesAYear: row.timesAYear, simpleAtTheEnd: row.simpleAtTheEnd },
    ...(row.firstCoupon !== null && { firstCouponDay: dayOf(row.firstCoupon) }),
    ...(row.lastRegular !== null && { lastRegularDay: dayOf(row.lastRegular) }),
    endOfMonth: row.endOfMonth,
    exDays: row.exDays,
    steps: (row.steps ?? []).map(([from, coupon]) => ({ from: dayOf(from), coupon: fraction(coupon) })),
    repayments: (row.repayments ?? []).map(([day, share]) => ({ day: dayOf(day), share: fraction(share) })),
  });
  return row.call ? redeemedEarly(bond, { day: dayOf(row.call[0]), price: fraction(row.call[1] / 100) }) : bond;
};

const priced = (row: Row, bond: BondTerms): QuantLibBond => ({
  ...row,
  bond,
  settlementDay: dayOf(row.settlement),
  yieldToMaturity: fraction(row.yield),
});

/** What QuantLib says of bullet bonds, written by test/fixtures/quantlib.py. */
export const bulletBonds = rowsOf<Row>('quantlib.json').map((row) => priced(row, bulletOf(row)));

/** What QuantLib says of bonds with odd and changing terms, written by test/fixtures/quantlib-terms.py. */
export const bondsWithTerms = rowsOf<RowOfTerms>('quantlib-terms.json').map((row) => ({ ...row, ...priced(row, termsOf(row)) }));

/** Of 100 of face, or of its own size where it is larger. */
export const differenceFrom = (expected: number, found: number): number => Math.abs(found - expected) / Math.max(1, Math.abs(expected));
