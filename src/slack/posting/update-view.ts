import type { ModalView } from '@slack/types';
import { WebAPIPlatformError } from '@slack/web-api';
import { personIsAnswered } from '../../patience/patience.ts';
import type { Edge } from '../edge/edge.ts';

/** The person changed the view since `hash`, or closed it. */
const MOVED_ON = new Set(['hash_conflict', 'not_found']);

/** Puts another view in a modal's place. False if the person has changed or closed it: that's no error. */
export const updateView = async (
  { client, logger }: Pick<Edge, 'client' | 'logger'>,
  place: { readonly id: string; readonly hash?: string },
  view: ModalView,
): Promise<boolean> => {
  try {
    await client.views.update({ view_id: place.id, view, ...(place.hash !== undefined && { hash: place.hash }) });
    personIsAnswered();
    return true;
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError) || !MOVED_ON.has(error.data.error)) throw error;
    logger.debug({ error: error.data.error }, 'a modal had changed or was closed');
    return false;
  }
};
