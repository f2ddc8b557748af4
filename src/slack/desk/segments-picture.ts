import { segmentsFigure } from '../../../views/home/segments.ts';
import { figureChart } from '../../charts/figure-chart.ts';
import type { Edge } from '../edge.ts';
import { uploadChart } from '../upload-chart.ts';

/** The picture of the segments on everybody's Home: drawn once for each reading of the book, not for each visitor. */
export class SegmentsPicture {
  readonly #edge: Edge;
  #drawing: Promise<string | null> | null = null;

  constructor(edge: Edge) {
    this.#edge = edge;
  }

  /** The file, drawn now where nobody has; null where it cannot be. Visitors who come meanwhile wait for the same. */
  draw(): Promise<string | null> {
    this.#drawing ??= this.#draw().finally(() => {
      this.#drawing = null;
    });
    return this.#drawing;
  }

  async #draw(): Promise<string | null> {
    const wanted = await this.#edge.services.segmentsPicture();
    if (!wanted) return null;
    const figure = segmentsFigure(wanted.figures);
    const file = await uploadChart(this.#edge, figureChart(figure), { figure: 'segments' });
    return file && wanted.keep(file);
  }
}
