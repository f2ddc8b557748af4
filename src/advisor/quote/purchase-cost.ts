import { type Day, type Fraction, type Paise, paise } from '../units.ts';
import { type Fee, feeFor, feeOn } from './fee.ts';
import { type StampDuty, stampDutyOn } from './stamp-duty.ts';

/** What comes on top of prices, by the desk's dated tables, earliest first. */
export interface Surcharges {
  readonly stampDuty: readonly StampDuty[];
  /** What the firm charges. Absent or empty: nothing is recorded. */
  readonly fees?: readonly Fee[];
}

/** What comes on top of a bond's price on one day. Null: none is configured. */
export interface SurchargesThen {
  readonly duty: Fraction | null;
  readonly fee: Fee | null;
}

export const surchargesOn = ({ stampDuty, fees = [] }: Surcharges, on: Day, bondType: string): SurchargesThen => ({
  duty: stampDutyOn(stampDuty, on, bondType),
  fee: feeOn(fees, on),
});

/** What a purchase costs, to the paisa. */
export interface PurchaseCost {
  readonly consideration: Paise;
  readonly stampDuty: Paise | null;
  readonly fee: Paise | null;
  /** What there is to pay: all of it. */
  readonly total: Paise;
}

/** @param price dirty, per unit of face value */
export const purchaseCost = (nominal: Paise, price: number, { duty, fee }: SurchargesThen): PurchaseCost => {
  const consideration = paise(Math.round(nominal * price));
  const stampDuty = duty === null ? null : paise(Math.round(consideration * duty));
  const charged = fee && feeFor(fee, consideration);
  return { consideration, stampDuty, fee: charged, total: paise(consideration + (stampDuty ?? 0) + (charged ?? 0)) };
};
