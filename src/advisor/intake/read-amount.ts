import { type Paise, paiseFromRupees } from '../units.ts';

/** ₹1 lakh crore: more than any client invests, and exact in paise. */
const MOST_RUPEES = 1e12;

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  k: 1e3,
  thousand: 1e3,
  l: 1e5,
  lac: 1e5,
  lacs: 1e5,
  lakh: 1e5,
  lakhs: 1e5,
  cr: 1e7,
  crore: 1e7,
  crores: 1e7,
};

const AMOUNT = /^(?:₹|rs\.?|inr)?\s*(\d+(?:,\d+)*)(\.\d+)?\s*([a-z]*)\.?$/;
/** 12,34,567 (Indian) or 1,234,567. */
const GROUPED = /^\d{1,3}(?:(?:,\d{2})*|(?:,\d{3})*),\d{3}$/;

/** Reads an amount as people in India write it: `2500000`, `25,00,000`, `₹25 lakh`, `1.5 cr`. Null if it's unreadable or not above 0. */
export const readAmount = (text: string): Paise | null => {
  const [, whole, decimals = '', unit = ''] = AMOUNT.exec(text.trim().toLowerCase()) ?? [];
  const factor = Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined;
  if (whole === undefined || factor === undefined || (whole.includes(',') && !GROUPED.test(whole))) return null;
  const rupees = Number(`${whole.replaceAll(',', '')}${decimals}`) * factor;
  return rupees >= 0.01 && rupees <= MOST_RUPEES ? paiseFromRupees(rupees) : null;
};
