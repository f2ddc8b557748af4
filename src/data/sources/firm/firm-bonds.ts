import { UNCLASSIFIED } from '../../../advisor/bonds/bond.ts';
import { type BondTrait, traitsNamed } from '../../../advisor/bonds/bond-traits.ts';
import { decisiveRating } from '../../../advisor/bonds/decisive-rating.ts';
import { type BondBand, bandOfGrade, type Rating } from '../../../advisor/bonds/rating.ts';
import type { Day, Fraction } from '../../../advisor/units.ts';
import { masterOf } from '../../bond-types/bond-master.ts';
import type { Database } from '../../database.ts';
import { quoted } from '../../rows/columns.ts';
import { streamRows } from '../../stream-rows.ts';
import { readCoupon, readDay, SOVEREIGN, trimmedTextOf, wholeNumberOf } from '../reading/cells.ts';
import { type Frequency, frequencyOf, issuerTypeOf } from '../reading/codes.ts';
import { type Selection, selectionSql } from '../reading/selection.ts';
import type { Tally } from '../reading/tally.ts';
import type { FirmOptions } from './firm-options.ts';
import { readFirmRatings } from './firm-ratings.ts';
import type { FirmSchema } from './firm-schema.ts';

/** A bond as the firm's tables describe it. */
export interface FirmBond {
  /** The ISIN, or `product:` and the product's id. */
  readonly id: string;
  readonly isin: string | null;
  readonly issuer: string | null;
  readonly type: string;
  readonly rating: Rating | null;
  readonly band: BondBand | null;
  readonly coupon: Fraction | null;
  readonly maturityDay: Day | null;
  readonly issueDay: Day | null;
  readonly frequency: Frequency | null;
  /** Set when its name says so; the firm's tables have no other sign of it. */
  readonly namedCallable?: true;
  /** What its name says about its structure. */
  readonly traits: readonly BondTrait[];
}

/** `Callable`, `with call option`, `Call/Put`, `(Call 2028)`; not `called` or `on call`. */
const CALLABLE = /\bcallable\b|\bcall[- ]option\b|\b(?:put[/ ]call|call[/ ]put)\b|\(call\b/i;

/**
 * Bonds by product id. Products with the same ISIN are one bond, described by the product with the lowest id. Absurd coupons, dates and
 * rating codes become null and are counted once per product.
 */
export const readFirmBonds = async (
  database: Database,
  schema: FirmSchema,
  options: FirmOptions,
  tally: Tally,
  products: Selection = 'all',
): Promise<ReadonlyMap<number, FirmBond>> => {
  const ratings = await readFirmRatings(database, tally, products);
  const column = (name: string | null): string => (name === null ? 'null' : `p.${quoted(name)}`);
  const chosen = selectionSql('p.id', products);
  const sql = `select p.id, p.isin, p.coupon_rate, p.Issuer_type, p.ip_frequency, p.issue_date, p.maturity_date,
    ${column(schema.has('product_master.name') ? 'name' : null)}, ${column(schema.has('product_master.issuer_name') ? 'issuer_name' : null)},
    ${column(options.bondTypeColumn)} from product_master p where ${chosen.sql} order by p.id`;
  const bonds = new Map<number, FirmBond>();
  const byIsin = new Map<string, FirmBond>();
  for await (const batch of streamRows(database, sql, chosen.bindings)) {
    for (const row of batch) {
      const product = wholeNumberOf(row[0]);
      if (product === null) continue;
      const isin = trimmedTextOf(row[1])?.toUpperCase() ?? null;
      const twin = isin === null ? undefined : byIsin.get(isin);
      if (twin) tally.add('isin used twice');
      const bond = twin ?? firmBond(product, isin, row, ratings.get(product) ?? [], options, tally);
      if (isin !== null) byIsin.set(isin, bond);
      bonds.set(product, bond);
    }
  }
  return bonds;
};

const firmBond = (
  product: number,
  isin: string | null,
  row: readonly unknown[],
  ratings: readonly Rating[],
  options: FirmOptions,
  tally: Tally,
): FirmBond => {
  const coupon = tally.field('coupon', row[2], readCoupon);
  const issueDay = tally.field('issue date', row[5], readDay);
  const readMaturity = tally.field('maturity date', row[6], readDay);
  const maturesBeforeIssue = readMaturity !== null && issueDay !== null && readMaturity <= issueDay;
  if (maturesBeforeIssue) tally.add('maturity before issue');
  const maturityDay = maturesBeforeIssue ? null : readMaturity;
  const frequency = frequencyOf(wholeNumberOf(row[4]));
  const name = trimmedTextOf(row[7]);
  const issuer = trimmedTextOf(row[8]);
  const master = masterOf(null);
  const issuerType = master.issuerOf({ issuerType: issuerTypeOf(wholeNumberOf(row[3])), isin, name, issuerName: issuer });

  const agencies = decisiveRating(ratings);
  const agenciesBand = agencies && bandOfGrade(agencies.grade);
  const type =
    options.bondTypeColumn === null
      ? master.typeOf({
          issuerType,
          coupon,
          tenorDays: issueDay === null || maturityDay === null ? null : maturityDay - issueDay,
          issueDay,
          frequency,
          band: agenciesBand,
          isin,
          name,
          issuerName: issuer,
        })
      : (trimmedTextOf(row[9]) ?? UNCLASSIFIED);
  const isSovereign = issuerType === 'central government';
  return {
    id: isin ?? `product:${product}`,
    isin,
    issuer,
    type,
    rating: isSovereign ? SOVEREIGN : agencies,
    // A state's own loan and what a state guarantees need no agency rating; if there is one, we use it.
    band: isSovereign || (issuerType === 'state government guaranteed' && agenciesBand === null) ? 'A' : agenciesBand,
    coupon,
    maturityDay,
    issueDay,
    frequency,
    traits: traitsNamed(name, issuer),
    ...(name !== null && CALLABLE.test(name) && { namedCallable: true as const }),
  };
};
