import type { CouponFrequency } from '../../advisor/bonds/math/coupon-frequency.ts';
import { PERPETUAL_DAY } from '../../advisor/bonds/perpetual.ts';
import { type BondBand, bandOfGrade, type Rating, type RiskBand } from '../../advisor/bonds/rating.ts';
import type { Gender } from '../../advisor/book/book.ts';
import { type Day, isoFromDay, type Paise } from '../../advisor/units.ts';
import type { Side } from '../mapping/mapping.ts';

/** A row of a trade book, as understood. Null: absent. */
export interface UnderstoodTrade {
  readonly line: number;
  readonly tradeNumber: string | null;
  readonly client: string;
  readonly clientName: string | null;
  readonly manager: string | null;
  readonly parent: string | null;
  /** Years. */
  readonly age: number | null;
  readonly gender: Gender | null;
  readonly recordedBand: RiskBand | null;
  /** When the band was assessed. */
  readonly assessed: Day | null;
  readonly bond: string;
  readonly isin: string | null;
  readonly type: string;
  readonly side: Side;
  readonly day: Day;
  readonly amount: Paise;
  /** PERPETUAL_DAY for a bond without an end. */
  readonly maturity: Day | null;
  readonly issued: Day | null;
  readonly call: Day | null;
  readonly put: Day | null;
  /** Percent a year. */
  readonly coupon: number | null;
  readonly ytm: number | null;
  readonly frequency: CouponFrequency | null;
  /** Years. */
  readonly tenure: number | null;
  readonly rating: Rating | null;
  readonly issuer: string | null;
  readonly bondName: string | null;
  /** Rupees. */
  readonly face: number | null;
  readonly seniority: string | null;
  readonly tax: string | null;
}

/** A row in `import --dry-run --json`. */
export interface UnderstoodRow {
  readonly line: number;
  readonly client: string;
  readonly parent: string | null;
  readonly gender: Gender | null;
  readonly recordedBand: RiskBand | null;
  readonly bond: string;
  readonly isin: string | null;
  readonly type: string;
  readonly side: Side;
  readonly tradeDay: string;
  readonly amountPaise: number;
  readonly maturityDay: string | null;
  /** Null: no maturity is written. */
  readonly perpetual: boolean | null;
  readonly issueDay: string | null;
  readonly couponPercent: number | null;
  readonly ytmPercent: number | null;
  readonly frequency: CouponFrequency | null;
  readonly grade: string | null;
  readonly suffix: string | null;
  /** The bond's band, from its rating. */
  readonly band: BondBand | null;
}

const iso = (day: Day | null): string | null => (day === null ? null : isoFromDay(day));

/** A row as the contract shows it. */
export const rowOf = (trade: UnderstoodTrade): UnderstoodRow => ({
  line: trade.line,
  client: trade.client,
  parent: trade.parent,
  gender: trade.gender,
  recordedBand: trade.recordedBand,
  bond: trade.bond,
  isin: trade.isin,
  type: trade.type,
  side: trade.side,
  tradeDay: isoFromDay(trade.day),
  amountPaise: trade.amount,
  maturityDay: trade.maturity === PERPETUAL_DAY ? null : iso(trade.maturity),
  perpetual: trade.maturity === null ? null : trade.maturity === PERPETUAL_DAY,
  issueDay: iso(trade.issued),
  couponPercent: trade.coupon,
  ytmPercent: trade.ytm,
  frequency: trade.frequency,
  grade: trade.rating?.grade ?? null,
  suffix: trade.rating?.suffix ?? null,
  band: trade.rating && bandOfGrade(trade.rating.grade),
});
