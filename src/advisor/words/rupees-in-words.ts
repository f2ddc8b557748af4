import { withMinus } from '../signed.ts';

const THOUSANDS = new Intl.NumberFormat('en-IN', { maximumFractionDigits: 0 });

/** An amount of rupees as people say it: ₹45,000 · ₹12.5 lakh · ₹3.2 crore · ₹1,250 crore. */
export const rupeesInWords = (rupees: number): string => {
  if (rupees < 0) return withMinus(`-${rupeesInWords(-rupees)}`);
  // The borders are where the smaller unit would round up to one of the larger.
  if (rupees >= 99.95e5) return `₹${upToOneDecimal(rupees / 1e7)} crore`;
  if (rupees >= 99_999.5) return `₹${upToOneDecimal(rupees / 1e5)} lakh`;
  return `₹${THOUSANDS.format(rupees)}`;
};

const upToOneDecimal = (value: number): string => (value >= 99.95 ? THOUSANDS.format(value) : String(Math.round(value * 10) / 10));
