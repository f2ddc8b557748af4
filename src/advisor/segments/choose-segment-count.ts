import type { FittedFeatures, SegmentCount } from '../model/model.ts';
import { type Random, sampleWithoutReplacement } from '../random.ts';
import { fewestClients } from './fewest-clients.ts';
import { rowsOf, takeRows } from './flat-rows.ts';
import type { Foresight } from './foresight.ts';
import { segmentStability } from './segment-stability.ts';
import { clusterInto, supportedSegments } from './segments.ts';
import { silhouette } from './silhouette.ts';

const FEWEST = 3;
const MOST = 10;
/** The cost of a silhouette grows with the square of this. */
const SAMPLE = 1500;
/** Segments that aren't found again are no better for foreseeing more. */
const STABLE = 0.6;
/** A larger count has to foresee so much more, in nats. */
const WORTH = 0.005;

/** What tells a count from another: what is foreseen, if purchases are there to tell. */
export interface CountChoice {
  readonly features: FittedFeatures;
  readonly foresight: Foresight | null;
}

/**
 * The number of segments between 3 and 10: the one that foresees most of clients' next purchases among those that are stable, and the smaller of
 * nearly equal ones. Without purchases to tell, the one with the best separation, by mean silhouette (Rousseeuw 1987). A book too small for three
 * gets as many as it supports.
 * @param values n × width, row major
 */
export const chooseSegmentCount = (
  values: Float64Array,
  width: number,
  random: Random,
  { features, foresight }: CountChoice,
): { readonly count: number; readonly tried: readonly SegmentCount[] } => {
  const most = supportedSegments(values, width, MOST);
  if (most <= FEWEST) return { count: most, tried: [] };
  const sample = takeRows(values, width, sampleWithoutReplacement(values.length / width, SAMPLE, random));
  const everyRow = Int32Array.from({ length: sample.length / width }, (_, row) => row);
  const clients = values.length / width;
  const smallestShare = fewestClients(clients) / clients;
  const tried = Array.from({ length: most - FEWEST + 1 }, (_, at): SegmentCount => {
    const count = FEWEST + at;
    const { assignments, centroids } = clusterInto(sample, width, count, random, { starts: 5, startSample: 1000, smallestShare });
    const gain = foresight?.gainOfSegments({ features, centroids: rowsOf(centroids, width) });
    const found = segmentStability(sample, width, assignments, count, random, 5).filter((score) => score !== null);
    return {
      count,
      gain: gain ?? null,
      stability: found.length === 0 ? null : found.reduce((sum, score) => sum + score, 0) / found.length,
      silhouette: silhouette(sample, width, assignments, count, everyRow),
    };
  });
  const stable = tried.filter(({ stability }) => (stability ?? 1) >= STABLE);
  let best = { count: FEWEST, score: Number.NEGATIVE_INFINITY };
  for (const { count, gain, silhouette: apart } of stable.length > 0 ? stable : tried) {
    const score = gain ?? apart ?? Number.NEGATIVE_INFINITY;
    if (score > best.score + (gain === null ? 0 : WORTH)) best = { count, score };
  }
  return { count: best.count, tried };
};
