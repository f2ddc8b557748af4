import type { AxesModel } from './chart-model.ts';
import { shortNumber, ticksFor } from './scale.ts';

/** Where the parts of a chart with axes go, in pixels from the top left. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly ticks: readonly number[];
  /** Category labels are turned if they'd touch otherwise. */
  readonly turned: boolean;
  readonly slot: number;
  x(category: number): number;
  y(value: number): number;
}

/** The rough width of a letter. It only has to keep labels apart. */
const LETTER = 6.4;
const TURNED_LETTERS = 20;
/** Sine and cosine of 45 degrees. */
const TURNED = Math.SQRT1_2;

export const cut = (label: string, letters: number): string => {
  const all = [...label];
  return all.length <= letters ? label : `${all.slice(0, Math.max(1, letters - 1)).join('')}…`;
};

export const frameFor = (model: AxesModel, width: number): Frame => {
  const values = model.series.flatMap((series) => series.values).filter((value) => value !== null);
  const [least, greatest] = [Math.min(...values, model.kind === 'line' ? Number.POSITIVE_INFINITY : 0), Math.max(...values, 0)];
  // A line chart may start above zero, or it would look flat.
  const from = model.kind === 'line' && least > 0 && least < greatest * 0.6 ? 0 : Math.min(least, greatest);
  const ticks = ticksFor(Number.isFinite(from) ? from : 0, greatest, 4);
  const longestTick = Math.max(...ticks.map((tick) => shortNumber(tick).length));
  const numbers = 10 + longestTick * LETTER + (model.yLabel === '' ? 0 : 20);
  const right = 12;
  const longest = Math.max(0, ...model.categories.map((label) => [...label].length));
  const slotFrom = (left: number): number => (width - left - right) / Math.max(1, model.categories.length);
  const turned = longest * LETTER > slotFrom(numbers) - 8;
  const slanted = Math.min(longest, TURNED_LETTERS) * LETTER * TURNED;
  // A turned label starts left of its category, so the first one needs room.
  const left = turned ? Math.max(numbers, slanted - slotFrom(numbers) / 2 + 4) : numbers;
  const slot = slotFrom(left);
  const labels = turned ? 18 + slanted : 22;
  const height = 210 + labels + (model.xLabel === '' ? 0 : 20);
  const bottom = height - labels - (model.xLabel === '' ? 0 : 20);
  const top = 12;
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  return {
    width,
    height,
    left,
    right,
    top,
    bottom,
    ticks,
    turned,
    slot,
    x: (category) => left + slot * (category + 0.5),
    y: (value) => bottom - ((value - low) / (high - low || 1)) * (bottom - top),
  };
};

/** How many letters fit below a category. */
export const lettersFor = (frame: Frame): number => (frame.turned ? TURNED_LETTERS : Math.floor(frame.slot / LETTER));
