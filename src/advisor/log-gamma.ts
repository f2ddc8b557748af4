/** Lanczos' coefficients for g = 7, nine terms (Press et al. 2007, 6.1; as published by Godfrey 2001). */
const COEFFICIENTS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const;
const G = 7;

/** ln Γ(x) for x > 0, with a relative error of about 1e-13. */
export const logGamma = (x: number): number => {
  // Below a half, the reflection is more accurate than the series.
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  let sum: number = COEFFICIENTS[0];
  for (let term = 1; term < COEFFICIENTS.length; term++) sum += COEFFICIENTS[term] / (x - 1 + term);
  const shifted = x - 1 + G + 0.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(shifted) - shifted + Math.log(sum);
};
