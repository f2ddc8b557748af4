import { randomUUID } from 'node:crypto';
import type { HomeView } from '@slack/types';
import { WebAPIPlatformError } from '@slack/web-api';
import { homeTrouble } from '../../../views/home/home-trouble.ts';
import { homeView } from '../../../views/home/home-view.ts';
import { strangerHome } from '../../../views/home/stranger-home.ts';
import type { HomeContent } from '../../usecases/desk/home-content.ts';
import type { Edge } from '../edge.ts';
import { loggable } from '../loggable.ts';
import type { SegmentsPicture } from './segments-picture.ts';

/** Slack's words for a view it does not take: of ours only a picture can be gone. */
const REFUSALS = new Set(['invalid_arguments', 'invalid_blocks']);
const isRefused = (error: unknown): boolean => error instanceof WebAPIPlatformError && REFUSALS.has(error.data.error);
/** Somebody published a newer one meanwhile. */
const isOlder = (error: unknown): boolean => error instanceof WebAPIPlatformError && error.data.error === 'hash_conflict';

const publish = async (edge: Edge, userId: string, view: HomeView, hash?: string): Promise<string | undefined> => {
  const published = await edge.client.views.publish({ user_id: userId, view, ...(hash !== undefined && { hash }) });
  return published.view?.hash;
};

/** With its picture; where Slack does not have that any more, without. Resolves to what was shown and the view's hash. */
const publishContent = async (edge: Edge, userId: string, content: HomeContent): Promise<[HomeContent, string | undefined]> => {
  try {
    return [content, await publish(edge, userId, homeView(content))];
  } catch (error) {
    if (content.picture === null || !isRefused(error)) throw error;
    edge.logger.warn(loggable(error), 'the picture on Home is gone; it is drawn anew');
    await edge.services.forgetSegmentsPicture();
    const without = { ...content, picture: null };
    return [without, await publish(edge, userId, homeView(without))];
  }
};

const publishFor = async (edge: Edge, userId: string, picture: SegmentsPicture): Promise<void> => {
  const actor = await edge.services.whoIs(userId);
  if (!actor) {
    await publish(edge, userId, strangerHome(await edge.services.admins()));
    return;
  }
  const [content, hash] = await publishContent(edge, userId, await edge.services.openHome({ actor }));
  if (!content.figures || content.picture !== null) return;
  // The page is there; its picture comes when it is drawn, once for everybody.
  const file = await picture.draw();
  if (file === null) return;
  await publish(edge, userId, homeView({ ...content, picture: file }), hash).catch((error: unknown) => {
    if (!isOlder(error)) throw error;
  });
};

/** Draws a person's Home. A failure is shown there under a reference: a page of last week would be believed. */
export const publishHome = async (edge: Edge, userId: string, picture: SegmentsPicture): Promise<void> => {
  try {
    await publishFor(edge, userId, picture);
  } catch (error) {
    const reference = randomUUID().slice(0, 8);
    edge.logger.error({ reference, what: 'home', user: userId, ...loggable(error) }, 'Home could not be drawn');
    await publish(edge, userId, homeTrouble(reference, edge.clock.now())).catch((unheard: unknown) => {
      edge.logger.error({ reference, ...loggable(unheard) }, 'the person could not be told');
    });
  }
};
