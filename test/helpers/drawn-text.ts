import { createCanvas } from '@napi-rs/canvas';
import { Chart, type ChartConfiguration, type ChartItem } from 'chart.js';
// Registers the fonts and Chart.js's parts.
import '../../src/charts/draw-chart.ts';
import type { ChartSpec } from '../../src/charts/chart-spec.ts';

type Point = readonly [x: number, y: number];

/** A text as it was drawn: the four corners of its letters, in pixels of the chart. */
interface DrawnText {
  readonly text: string;
  readonly corners: readonly Point[];
  /** Whether the letters leave the picture, or the part of it that may be drawn on. */
  readonly isCut: boolean;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Rounding to pixels is no cut and no overlap. */
const TOLERANCE = 1;

const liesIn = (corners: readonly Point[], { left, top, right, bottom }: Box): boolean =>
  corners.every(([x, y]) => x >= left - TOLERANCE && x <= right + TOLERANCE && y >= top - TOLERANCE && y <= bottom + TOLERANCE);

/** Draws a chart and records each text with the place of its letters, however it's turned. */
const drawnTexts = ({ config, width, height }: ChartSpec): DrawnText[] => {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const [fillText, rect, clip, save, restore] = (['fillText', 'rect', 'clip', 'save', 'restore'] as const).map((name) =>
    (context[name] as (...given: unknown[]) => unknown).bind(context),
  ) as Array<(...given: unknown[]) => unknown>;
  const texts: DrawnText[] = [];
  let box: Box = { left: 0, top: 0, right: width, bottom: height };
  let asked = box;
  const boxes: Box[] = [];
  const placed = (x: number, y: number): Point => {
    const { a, b, c, d, e, f } = context.getTransform();
    return [a * x + c * y + e, b * x + d * y + f];
  };
  Object.assign(context, {
    save: () => {
      boxes.push(box);
      save?.();
    },
    restore: () => {
      box = boxes.pop() ?? box;
      restore?.();
    },
    rect: (x: number, y: number, w: number, h: number) => {
      const [[left, top], [right, bottom]] = [placed(x, y), placed(x + w, y + h)];
      asked = { left, top, right, bottom };
      rect?.(x, y, w, h);
    },
    clip: (...rule: unknown[]) => {
      box = asked;
      clip?.(...rule);
    },
    fillText: (text: string, x: number, y: number, ...rest: unknown[]) => {
      const at = context.measureText(text);
      const [left, right] = [x - at.actualBoundingBoxLeft, x + at.actualBoundingBoxRight];
      const [top, bottom] = [y - at.actualBoundingBoxAscent, y + at.actualBoundingBoxDescent];
      const corners = [placed(left, top), placed(right, top), placed(right, bottom), placed(left, bottom)];
      if (text.trim() !== '') texts.push({ text, corners, isCut: !liesIn(corners, box) });
      fillText?.(text, x, y, ...rest);
    },
  });
  const options = { ...(config.options as object), animation: false, responsive: false, devicePixelRatio: 1, events: [] };
  new Chart(canvas as unknown as ChartItem, { ...config, options } as unknown as ChartConfiguration).destroy();
  return texts;
};

/** Whether two quadrilaterals share more than an edge: no line parallel to a side separates them. */
const overlap = (one: readonly Point[], other: readonly Point[]): boolean =>
  [one, other].every((corners) =>
    corners.every(([x, y], at) => {
      const [nextX, nextY] = corners[(at + 1) % corners.length] as Point;
      const [normalX, normalY] = [nextY - y, x - nextX];
      const length = Math.hypot(normalX, normalY) || 1;
      const along = (points: readonly Point[]) => points.map((point) => (point[0] * normalX + point[1] * normalY) / length);
      const [mine, theirs] = [along(one), along(other)];
      return Math.max(...mine) > Math.min(...theirs) + TOLERANCE && Math.max(...theirs) > Math.min(...mine) + TOLERANCE;
    }),
  );

/** What's wrong with the texts of a chart: those that are cut off, and pairs of which one is over the other. */
export const badlyPlaced = (spec: ChartSpec): string[] => {
  const texts = drawnTexts(spec);
  const cut = texts.filter(({ isCut }) => isCut).map(({ text }) => `"${text}" is cut off`);
  const over = texts.flatMap((one, at) =>
    texts
      .slice(at + 1)
      .filter((other) => overlap(one.corners, other.corners))
      .map((other) => `"${one.text}" and "${other.text}" overlap`),
  );
  return [...cut, ...over];
};

/** The words that a chart shows. */
export const wordsOf = (spec: ChartSpec): string[] => drawnTexts(spec).map(({ text }) => text);
