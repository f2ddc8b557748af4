import { randomUUID } from 'node:crypto';
import type { HomeView } from '@slack/types';
import { WebAPIPlatformError } from '@slack/web-api';
import { homeAway, homeTrouble } from '../../../views/home/home-trouble.ts';
import { homeView } from '../../../views/home/home-view.ts';
import { strangerHome } from '../../../views/home/stranger-home.ts';
import { isDatabaseAway } from '../../patience/database-away.ts';
import type { HomeContent } from '../../usecases/home/home-content.ts';
import { inBackground } from '../calls/lane.ts';
import type { Edge } from '../edge/edge.ts';
import { loggable } from '../edge/loggable.ts';
import type { DrawsSegments, SegmentsPicture } from './segments-picture.ts';

export type PublishesHome = DrawsSegments & Edge<'whoIs' | 'admins' | 'openHome' | 'forgetSegmentsPicture'>;

/** Slack's codes for a view it refuses. With our views that means the picture is gone. */
const REFUSALS = new Set(['invalid_arguments', 'invalid_blocks']);
const isRefused = (error: unknown): boolean => error instanceof WebAPIPlatformError && REFUSALS.has(error.data.error);
/** Somebody published a newer one meanwhile. */
const isOlder = (error: unknown): boolean => error instanceof WebAPIPlatformError && error.data.error === 'hash_conflict';

const publish = async (edge: Edge, userId: string, view: HomeView, hash?: string): Promise<string | undefined> => {
  const published = await edge.client.views.publish({ user_id: userId, view, ...(hash !== undefined && { hash }) });
  return published.view?.hash;
};

/** Publishes with the picture, or without it if Slack no longer has it. Resolves to what is shown and the view's hash. */
const publishContent = async (edge: PublishesHome, userId: string, content: HomeContent): Promise<[HomeContent, string | undefined]> => {
  try {
    return [content, await publish(edge, userId, homeView(content))];
  } catch (error) {
    if (content.picture === null || !isRefused(error)) throw error;
    edge.logger.warn(loggable(error), 'the picture on Home is gone; drawing it again');
    await edge.services.forgetSegmentsPicture();
    const without = { ...content, picture: null };
    return [without, await publish(edge, userId, homeView(without))];
  }
};

const publishFor = async (edge: PublishesHome, userId: string, picture: SegmentsPicture): Promise<void> => {
  const actor = await edge.services.whoIs(userId);
  if (!actor) {
    await publish(edge, userId, strangerHome(await edge.services.admins()));
    return;
  }
  const [content, hash] = await publishContent(edge, userId, await edge.services.openHome({ actor }));
  if (!content.figures || content.picture !== null) return;
  // The page is there already. The picture follows once it's drawn, one for everybody.
  const file = await picture.draw();
  if (file === null) return;
  await publish(edge, userId, homeView({ ...content, picture: file }), hash).catch((error: unknown) => {
    if (!isOlder(error)) throw error;
  });
};

/** Draws a person's Home. An error is shown there with a reference, because people would believe a stale page. */
export const publishHome = async (edge: PublishesHome, userId: string, picture: SegmentsPicture): Promise<void> => {
  try {
    await inBackground(() => publishFor(edge, userId, picture));
  } catch (error) {
    const reference = randomUUID().slice(0, 8);
    edge.logger.error({ reference, what: 'home', user: userId, ...loggable(error) }, 'Home could not be drawn');
    const page = isDatabaseAway(error) ? homeAway() : homeTrouble(reference, edge.clock.now(), edge.calendar.zone);
    await publish(edge, userId, page).catch((unheard: unknown) => {
      edge.logger.error({ reference, ...loggable(unheard) }, 'the person could not be told');
    });
  }
};
