import { priceAt, type Quoted } from './payments.ts';

/** Payments at a yield. */
interface AtYield {
  readonly schedule: Quoted;
  readonly rate: number;
}

/** The modified duration: the slope of the price, by differences (Richardson). */
export const durationOf = ({ schedule, rate }: AtYield): number => {
  const price = (by: number): number => priceAt(schedule, rate + by);
  const slope = (step: number): number => (price(step) - price(-step)) / (2 * step);
  // At an absurd yield, a price changes only over larger steps.
  const scale = Math.max(1, 1 + rate);
  return -((4 * slope(5e-5 * scale) - slope(1e-4 * scale)) / 3) / price(0);
};

/** The convexity: payment by payment, since differences of differences would be too rough. */
export const curvatureOf = ({ schedule, rate }: AtYield): number => {
  const { payments, timesAYear, simpleUpTo } = schedule;
  let sum = 0;
  for (const { interest, principal, years } of payments) {
    const amount = interest + principal;
    if (years <= simpleUpTo) sum += (2 * amount * years ** 2) / (1 + rate * years) ** 3;
    else sum += (amount * years * (years + 1 / timesAYear)) / (1 + rate / timesAYear) ** (timesAYear * years + 2);
  }
  return sum / priceAt(schedule, rate);
};

/** The mean time to the payments, weighted by their worth. */
export const meanYearsOf = ({ schedule, rate }: AtYield): number => {
  let sum = 0;
  for (const payment of schedule.payments) sum += payment.years * priceAt({ ...schedule, payments: [payment] }, rate);
  return sum / priceAt(schedule, rate);
};

/** The yield of a half-yearly bond with a bill's return: (1 + y/2)(1 + y(years − 1/2)) = 1/price beyond half a year. */
export const bondEquivalent = (price: number, years: number): number => {
  const gain = 1 / price - 1;
  if (years <= 0.5) return gain / years;
  const [a, b] = [(years - 0.5) / 2, years];
  return (-b + Math.sqrt(b * b + 4 * a * gain)) / (2 * a);
};
