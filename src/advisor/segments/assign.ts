import type { Profile } from '../book/profile.ts';
import { columnsOfProfile, forEachRow, type ProfileColumns } from '../book/profile-columns.ts';
import type { Model } from '../model/model.ts';
import { encodeAll, spansOf } from './features.ts';
import { emptyPlacement, placePoint } from './nearest-centroid.ts';

/** The part of a model that places a client. */
export type SegmentPlacement = Pick<Model, 'features' | 'centroids'>;

/** The client's segment: a place in the model's centroids. */
export const segmentOf = (model: SegmentPlacement, profile: Profile): number => assignAll(model, columnsOfProfile(profile))[0];

/**
 * The segment of every client, in the columns' order: the nearest centroid by what is known about the client. An unknown value isn't compared,
 * so that it draws nobody towards the clients in the middle. Rows that aren't filled get -1.
 * @throws RangeError if the model has no segment or its centroids don't fit its features
 */
export const assignAll = (model: SegmentPlacement, columns: ProfileColumns): Int32Array => {
  const { values, width } = encodeAll(model.features, columns);
  if (!model.centroids[0]) throw new RangeError('A model without a segment places nobody');
  if (model.centroids[0].length !== width) throw new RangeError("The model's centroids don’t fit its features");
  const centroids = Float64Array.from(model.centroids.flat());
  const placement = emptyPlacement(columns.clients);
  forEachRow(columns, (row) => placePoint(values, width, centroids, placement, row));
  const spans = spansOf(model.features);
  forEachRow(columns, (row) => {
    if (!spans.some(({ isUnknown }) => isUnknown(columns, row))) return;
    const compared = spans.filter(({ isUnknown }) => !isUnknown(columns, row));
    let [nearest, least] = [0, Number.POSITIVE_INFINITY];
    for (let centroid = 0; centroid < model.centroids.length; centroid++) {
      let distance = 0;
      for (const { from, to } of compared) {
        for (let column = from; column < to; column++)
          distance += (values[row * width + column] - centroids[centroid * width + column]) ** 2;
      }
      if (distance < least) [nearest, least] = [centroid, distance];
    }
    placement.assignments[row] = nearest;
  });
  return placement.assignments;
};
