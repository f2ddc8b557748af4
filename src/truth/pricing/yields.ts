import { priceAt, type Quoted } from './payments.ts';

/** Growth in one period of compounding is looked for between e^−30 and e^30. */
const FURTHEST = 30;

/** The yield at which the payments are worth a price, by halving; null if there's none. */
export const yieldAt = (schedule: Quoted, price: number): number | null => {
  const { timesAYear, payments } = schedule;
  const rateAt = (growth: number): number => timesAYear * Math.expm1(growth);
  const worth = (growth: number): number => priceAt(schedule, rateAt(growth));
  if (!(price > 0) || !((payments.at(-1)?.years ?? 0) > 0)) return null;
  let [low, high] = [-FURTHEST, FURTHEST];
  if (worth(low) < price || worth(high) > price) return null;
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2;
    if (worth(middle) > price) low = middle;
    else high = middle;
  }
  return rateAt((low + high) / 2);
};
