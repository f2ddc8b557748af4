/** The money unit of one chart, chosen to keep its values short. */
export interface MoneyScale {
  readonly unit: '₹' | '₹ thousand' | '₹ lakh' | '₹ crore';
  /** Converts paise to the unit, rounded to two decimals. */
  readonly of: (paise: number) => number;
}

const SCALES = [
  ['₹ crore', 1e9],
  ['₹ lakh', 1e7],
  ['₹ thousand', 1e5],
] as const;

/** The largest unit in which the largest amount is at least 1. Amounts are in paise. */
export const moneyScale = (amounts: readonly number[]): MoneyScale => {
  const largest = amounts.reduce((most, amount) => Math.max(most, amount), 0);
  const [unit, paise] = SCALES.find(([, one]) => largest >= one) ?? (['₹', 100] as const);
  return { unit, of: (amount) => Math.round((amount / paise) * 100) / 100 };
};
