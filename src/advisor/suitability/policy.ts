import { type DeskAges, USUAL_AGES } from '../desk-ages.ts';
import { type Fraction, fraction, type Paise, paiseFromRupees } from '../units.ts';

/** What the desk decides about suitability. */
export interface SuitabilityPolicy {
  /** `allow`: a band derived from purchases counts like a recorded one. `inform`: it's shown and allows nothing beyond A. */
  readonly derivedBands: 'inform' | 'allow';
  /** For how many months a recorded profile counts, from the day it was assessed. */
  readonly profileMonths: number;
  /** So many days before it expires, answers start to remind of it. */
  readonly remindDays: number;
  /** The smallest purchase of a bond may cost at most so many times the client's money. */
  readonly ticketTimes: number;
  /** The most that one issuer may have of what the client holds after a purchase. Governments have no limit. */
  readonly issuerShare: Fraction;
  /** So much with one issuer is always fine. */
  readonly issuerFree: Paise;
  /** From so many times the client's money on, an amount is questioned. */
  readonly questionedTimes: number;
  readonly ages: DeskAges;
  /** From how many points of the questionnaire on a band is B, or C. */
  readonly bandFrom: BandFrom;
  /** A ladder with more of one issuer than this share of what's placed says so. */
  readonly ladderShare: Fraction;
}

export interface BandFrom {
  readonly B: number;
  readonly C: number;
}

/** What counts unless the firm says otherwise. */
export const USUAL_POLICY: SuitabilityPolicy = {
  derivedBands: 'inform',
  profileMonths: 12,
  remindDays: 30,
  ticketTimes: 1,
  issuerShare: fraction(0.25),
  issuerFree: paiseFromRupees(5_00_000),
  questionedTimes: 1000,
  ages: USUAL_AGES,
  bandFrom: { B: 8, C: 14 },
  ladderShare: fraction(1 / 3),
};
