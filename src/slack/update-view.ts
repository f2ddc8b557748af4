import type { ModalView } from '@slack/types';
import { WebAPIPlatformError } from '@slack/web-api';
import type { Edge } from './edge.ts';

/** The person did something to the view since `hash`, or closed it. */
const MOVED_ON = new Set(['hash_conflict', 'not_found']);

/** Puts another view in a modal's place. Nothing happens where the person has moved on: nobody waits for it any more, and nothing went wrong. */
export const updateView = async (
  { client, logger }: Pick<Edge, 'client' | 'logger'>,
  place: { readonly id: string; readonly hash?: string },
  view: ModalView,
): Promise<void> => {
  try {
    await client.views.update({ view_id: place.id, view, ...(place.hash !== undefined && { hash: place.hash }) });
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError) || !MOVED_ON.has(error.data.error)) throw error;
    logger.debug({ error: error.data.error }, 'a modal had changed or was closed');
  }
};
