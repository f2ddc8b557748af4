/** About `wanted` round numbers that span the values. If the values have both signs, 0 is one of them. */
export const ticksFor = (least: number, greatest: number, wanted: number): readonly number[] => {
  // Nearly equal values would need steps finer than a number can hold.
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

/** In full: 12,34,567.5. */
export const fullNumber = (value: number): string => FULL.format(value);

/** For an axis: from one lakh on, as 12.3L. */
export const shortNumber = (value: number): string => (Math.abs(value) >= 100_000 ? SHORT.format(value) : FULL.format(value));
