import type { ShownPlace } from '../../usecases/ports/recommendation-store.ts';
import type { Asker } from '../edge/edge.ts';
import { type Compose, type DeliversAnswers, deliver, type Note } from './posting.ts';
import { tellWhere } from './tell-where.ts';

/** Posts client details where they're allowed. If that isn't where the question was asked, the asker is told. */
export const deliverAnswer = async (edge: DeliversAnswers, asker: Asker, compose: Compose, note?: Note): Promise<ShownPlace> => {
  const place = await deliver(edge, asker, compose, note);
  // A question from Home counts as asked in direct messages: its channel is the user's id.
  if (place.channel !== asker.channel && asker.channel !== asker.userId) await tellWhere(edge, asker, place);
  return place;
};
