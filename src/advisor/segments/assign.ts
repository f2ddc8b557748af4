import type { Profile } from '../book/profile.ts';
import type { ProfileColumns } from '../book/profile-columns.ts';
import type { Model } from '../model/model.ts';
import { type EncodedProfiles, encodeAll, encodeProfile } from './features.ts';
import { emptyPlacement, placeAll } from './nearest-centroid.ts';

/** The part of a model that places a client. */
export type SegmentPlacement = Pick<Model, 'features' | 'centroids'>;

/** The client's segment: a place in the model's centroids. */
export const segmentOf = (model: SegmentPlacement, profile: Profile): number =>
  nearestSegments(model, encodeProfile(model.features, profile))[0];

/** The segment of every client, in the columns' order; the same as `segmentOf` for each client. */
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
