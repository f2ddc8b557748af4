import { sentToDirectMessages } from '../../views/sent-to-direct-messages.ts';
import type { ShownPlace } from '../usecases/ports.ts';
import type { Asker, Edge } from './edge.ts';
import { type Compose, deliver, type Note } from './posting.ts';
import { tell } from './tell.ts';

/** Posts what concerns a client where it may stand, and says so where that is elsewhere than it was asked. */
export const deliverAnswer = async (edge: Edge, asker: Asker, compose: Compose, note?: Note): Promise<ShownPlace> => {
  const place = await deliver(edge, asker, compose, note);
  // Slack takes a user's id for the direct messages with that user: asked from Home, that is where it was asked.
  if (place.channel !== asker.channel && asker.channel !== asker.userId) await tell(edge, asker, sentToDirectMessages());
  return place;
};
