import { type EncodedProfiles, encodeAll, encodeProfile } from './features.ts';
import type { Model } from './model.ts';
import { emptyPlacement, placeAll } from './nearest-centroid.ts';
import type { Profile } from './profile.ts';
import type { ProfileColumns } from './profile-columns.ts';

/** What of a model places a client. */
export type SegmentPlacement = Pick<Model, 'features' | 'centroids'>;

/** The segment (place in the model's centroids) that a client belongs to. */
export const segmentOf = (model: SegmentPlacement, profile: Profile): number =>
  nearestSegments(model, encodeProfile(model.features, profile))[0] as number;

/** The segment of every client, in the columns' order. The same numbers as `segmentOf` client by client. */
export const assignAll = (model: SegmentPlacement, columns: ProfileColumns): Int32Array =>
  nearestSegments(model, encodeAll(model.features, columns).values);

const nearestSegments = (model: SegmentPlacement, values: EncodedProfiles['values']): Int32Array => {
  const width = model.centroids[0]?.length;
  if (!width) throw new RangeError('A model without a segment places nobody');
  const clients = values.length / width;
  if (!Number.isInteger(clients)) throw new RangeError("The model's centroids do not fit its features");
  const placement = emptyPlacement(clients);
  placeAll(values, width, Float64Array.from(model.centroids.flat()), placement);
  return placement.assignments;
};
