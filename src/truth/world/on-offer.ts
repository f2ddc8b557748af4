import type { Rating } from './ratings.ts';
import type { Terms, Trait } from './structure.ts';
import type { Bond } from './world.ts';

/** A bond that can be bought on a day. */
export interface OnOffer {
  readonly id: string;
  readonly isin: string | null;
  readonly type: string;
  readonly issuer: string | null;
  readonly name: string | null;
  readonly rating: Rating | null;
  /** By grade, structure and market. */
  readonly band: Bond['band'];
  /** Its grade is of band A, but not its structure or yield. */
  readonly lowered?: boolean;
  readonly structures: readonly string[];
  /** What government bonds of its tenor yield. */
  readonly sovereign: number;
  readonly coupon: number | null;
  readonly issued: number | null;
  readonly matures: number;
  readonly frequencyCode: number | null;
  readonly yield: number | null;
  /** The day of the trade that the yield is from; null for an offer's yield. */
  readonly yieldDay: number | null;
  /** Paise. */
  readonly minimum: number | null;
  readonly traits: readonly Trait[];
  readonly terms: Terms;
}
