const THOUSANDS = new Intl.NumberFormat('en-IN', { maximumFractionDigits: 0 });

/** An amount of rupees as people say it: ₹45,000 · ₹12.5 lakh · ₹3.2 crore · ₹1,250 crore. */
export const rupeesInWords = (rupees: number): string => {
  const sign = rupees < 0 ? '-' : '';
  const amount = Math.abs(rupees);
  // The borders are where the smaller unit would round up to one of the larger.
  if (amount >= 99.95e5) return `${sign}₹${upToOneDecimal(amount / 1e7)} crore`;
  if (amount >= 99_999.5) return `${sign}₹${upToOneDecimal(amount / 1e5)} lakh`;
  return `${sign}₹${THOUSANDS.format(amount)}`;
};

const upToOneDecimal = (value: number): string => (value >= 99.95 ? THOUSANDS.format(value) : String(Math.round(value * 10) / 10));
