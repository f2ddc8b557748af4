/** A number that's been formatted, with a true minus, and with none before zero: `-3.90%` is `−3.90%`, `-₹0.00` is `₹0.00`. */
export const withMinus = (written: string): string => written.replace(/^-/, /[1-9]/.test(written) ? '−' : '');

/** The same with a sign in any case: `+3.90%`. */
export const withSign = (written: string): string => {
  const signed = withMinus(written);
  return signed.startsWith('−') ? signed : `+${signed}`;
};
