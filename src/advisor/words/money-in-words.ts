const INDIAN = new Intl.NumberFormat('en-IN', { maximumFractionDigits: 2 });
const LAKH = 1e5;
const CRORE = 1e7;

/** Paise as people in India write money, exact to a hundredth of a lakh: ₹45,000 · ₹12.5 lakh · ₹1,50,000 crore. */
export const moneyInWords = (paise: number): string => {
  const rupees = Math.round(Math.abs(paise) / 100);
  const sign = paise < 0 && rupees > 0 ? '−' : '';
  if (rupees < LAKH) return `${sign}₹${INDIAN.format(rupees)}`;
  const lakhs = Math.round(rupees / (LAKH / 100)) / 100;
  return lakhs < 100 ? `${sign}₹${INDIAN.format(lakhs)} lakh` : `${sign}₹${INDIAN.format(rupees / CRORE)} crore`;
};
