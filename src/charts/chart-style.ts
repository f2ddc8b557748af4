import { shown } from '../../views/blocks/format.ts';
import { CARD, INK, SERIES } from './colours.ts';
import { fitted } from './text-width.ts';

/** Half as high as wide, and with letters that are still readable at the width of a phone. */
export const SMALL = { width: 480, height: 270 } as const;
/** Points need more height. */
export const SQUARER = { width: 480, height: 340 } as const;
/** Cells need more of both. */
export const LARGE = { width: 600, height: 400 } as const;
export const TEXT = 15;
export const TITLE = { size: 18, semiBold: true } as const;
export const LEGEND_BOX = 16;
const [LEFT, RIGHT] = [14, 20] as const;
/** The widest name in a legend above the columns. */
const SERIES_NAME = 220;

export const GRID = '#CDD3DC';
export const ticks = { color: INK, font: { size: TEXT } };

/** Most types end in "Bonds", which says nothing in a chart. */
export const label = (name: string, width: number = SERIES_NAME, size: number = TEXT): string =>
  fitted(shown(shown(name, 200).replace(/(?<=.) (Bonds|Investors)$/, ''), 200), { size }, width);
export const colour = (place: number): string => SERIES[place % SERIES.length] as string;
export const axisTitle = (text: string) => ({ display: text !== '', text, color: INK, font: { size: TEXT } });

/** The room of a title in a chart of this width. */
export const titleRoom = (width: number): number => width - LEFT - RIGHT;

/** The options that all charts of figures share. */
export const common = (title: string, legend: boolean, width: number = SMALL.width) => ({
  locale: 'en-IN',
  layout: { padding: { top: 12, right: RIGHT, bottom: 10, left: LEFT } },
  plugins: {
    title: {
      display: true,
      align: 'start',
      text: fitted(shown(title, 200), TITLE, titleRoom(width)),
      color: INK,
      font: { size: TITLE.size, weight: 600 },
      padding: { top: 0, bottom: 10 },
    },
    legend: { display: legend, align: 'start', labels: { color: INK, font: { size: TEXT }, boxWidth: LEGEND_BOX, boxHeight: LEGEND_BOX } },
    tooltip: { enabled: false },
  },
  backgroundColor: CARD,
});
