import { withMinus } from '../signed.ts';

const INDIAN = new Intl.NumberFormat('en-IN', { maximumFractionDigits: 2 });
const LAKH = 1e5;
const CRORE = 1e7;

/** Paise as people in India write money, exact to a hundredth of a lakh: ₹45,000 · ₹12.5 lakh · ₹1,50,000 crore. */
export const moneyInWords = (paise: number): string => {
  if (paise < 0) return withMinus(`-${moneyInWords(-paise)}`);
  const rupees = Math.round(paise / 100);
  if (rupees < LAKH) return `₹${INDIAN.format(rupees)}`;
  const lakhs = Math.round(rupees / (LAKH / 100)) / 100;
  return lakhs < 100 ? `₹${INDIAN.format(lakhs)} lakh` : `₹${INDIAN.format(rupees / CRORE)} crore`;
};
