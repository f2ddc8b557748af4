import { type ChartRenderer, ChartUnavailableError, type DrawableChart } from '../../src/usecases/ports/charts.ts';

/** The bytes of every drawn chart. */
export const PICTURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]);

/** Draws when it's told to, and remembers what it was asked for. */
export class SlowCharts implements ChartRenderer {
  readonly asked: DrawableChart[] = [];
  #finish: Array<(drawn: boolean) => void> = [];

  render(chart: DrawableChart): Promise<Uint8Array> {
    this.asked.push(chart);
    return new Promise((resolve, reject) => {
      this.#finish.push((drawn) => (drawn ? resolve(PICTURE) : reject(new ChartUnavailableError('The renderer is busy.'))));
    });
  }

  /** Finishes everything that's being drawn. */
  finish(drawn: boolean): void {
    for (const end of this.#finish.splice(0)) end(drawn);
  }

  async close(): Promise<void> {}
}

/** Draws at once. */
export const readyCharts = (): ChartRenderer => ({ render: async () => PICTURE, close: async () => {} });
