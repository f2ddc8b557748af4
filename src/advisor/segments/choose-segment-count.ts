import { type Random, sampleWithoutReplacement } from '../random.ts';
import { fewestClients } from './fewest-clients.ts';
import { takeRows } from './flat-rows.ts';
import { clusterInto, supportedSegments } from './segments.ts';
import { silhouette } from './silhouette.ts';

const FEWEST = 3;
const MOST = 10;
/** The cost of a silhouette grows with the square of this. */
const SAMPLE = 1500;

/**
 * The number of segments between 3 and 10 with the best separation, by mean silhouette on a sample (Rousseeuw 1987); the smaller of equal
 * ones. A book too small for three gets as many as it supports.
 * @param values n × width, row major
 */
export const chooseSegmentCount = (values: Float64Array, width: number, random: Random): number => {
  const most = supportedSegments(values, width, MOST);
  if (most <= FEWEST) return most;
  const sample = takeRows(values, width, sampleWithoutReplacement(values.length / width, SAMPLE, random));
  const everyRow = Int32Array.from({ length: sample.length / width }, (_, row) => row);
  const clients = values.length / width;
  const smallestShare = fewestClients(clients) / clients;
  let best = { count: FEWEST, score: Number.NEGATIVE_INFINITY };
  for (let count = FEWEST; count <= most; count++) {
    const { assignments } = clusterInto(sample, width, count, random, { starts: 5, startSample: 1000, smallestShare });
    const score = silhouette(sample, width, assignments, count, everyRow) ?? Number.NEGATIVE_INFINITY;
    if (score > best.score) best = { count, score };
  }
  return best.count;
};
