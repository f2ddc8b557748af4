import { segmentsFigure } from '../../../views/home/segments.ts';
import { figureChart } from '../../charts/figure-chart.ts';
import type { Edge } from '../edge/edge.ts';
import { uploadChart } from '../posting/upload-chart.ts';

export type DrawsSegments = Edge<'segmentsPicture'>;

/** The picture of the segments on everybody's Home. It's drawn once per reading of the book, not per visitor. */
export class SegmentsPicture {
  readonly #edge: DrawsSegments;
  #drawing: Promise<string | null> | null = null;

  constructor(edge: DrawsSegments) {
    this.#edge = edge;
  }

  /** The picture's file; null if it can't be drawn. Visitors who come while it's being drawn wait for the same one. */
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
