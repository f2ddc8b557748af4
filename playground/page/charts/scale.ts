/** Round numbers from below the least to above the greatest value, about `wanted` of them, always with 0 between negative and positive. */
export const ticksFor = (least: number, greatest: number, wanted: number): readonly number[] => {
  // Values that are all but the same would need steps finer than numbers are.
  const span = Math.max(greatest - least, Math.abs(greatest) * 1e-6, 1e-6);
  const rough = span / Math.max(1, wanted);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((it) => it * power).find((it) => it >= rough) ?? power * 10;
  const first = Math.floor(least / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(greatest / step - 1e-9));
  return Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12)));
};

const FULL = new Intl.NumberFormat('en-IN', { maximumFractionDigits: 2 });
const SHORT = new Intl.NumberFormat('en-IN', { notation: 'compact', maximumFractionDigits: 1 });

/** A value in full, 12,34,567.5. */
export const fullNumber = (value: number): string => FULL.format(value);

/** A value for an axis: 12.3L from a lakh on. */
export const shortNumber = (value: number): string => (Math.abs(value) >= 100_000 ? SHORT.format(value) : FULL.format(value));
