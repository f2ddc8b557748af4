/** A chart as Chart.js 4 takes it: plain JSON, no functions. Width and height in logical pixels. */
export interface DrawableChart {
  readonly config: Readonly<Record<string, unknown>>;
  readonly width: number;
  readonly height: number;
}

/**
 * A chart couldn't be drawn: the renderer is busy, broken or late, or the chart is impossible. `message` says which; the figures go out as
 * text.
 */
export class ChartUnavailableError extends Error {
  override readonly name = 'ChartUnavailableError';
}

/** Draws charts. They're sent nowhere but to the firm's own machines. */
export interface ChartRenderer {
  /** A PNG of width × height × devicePixelRatio² pixels. @throws ChartUnavailableError */
  render(chart: DrawableChart, options?: { readonly devicePixelRatio?: number }): Promise<Uint8Array>;
  /** Gives up what is being drawn. Nothing can be drawn afterwards. */
  close(): Promise<void>;
}
