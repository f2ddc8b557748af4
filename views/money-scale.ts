/** What amounts in one chart are counted in, so that none of them is 0.00 or a row of digits. */
export interface MoneyScale {
  readonly unit: '₹' | '₹ thousand' | '₹ lakh' | '₹ crore';
  /** Paise to the unit, with two decimals. */
  readonly of: (paise: number) => number;
}

const SCALES = [
  ['₹ crore', 1e9],
  ['₹ lakh', 1e7],
  ['₹ thousand', 1e5],
] as const;

/** The unit in which the largest amount is at least one. */
export const moneyScale = (amounts: readonly number[]): MoneyScale => {
  const largest = amounts.reduce((most, amount) => Math.max(most, amount), 0);
  const [unit, paise] = SCALES.find(([, one]) => largest >= one) ?? (['₹', 100] as const);
  return { unit, of: (amount) => Math.round((amount / paise) * 100) / 100 };
};
