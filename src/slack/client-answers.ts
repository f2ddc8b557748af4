import type { ClientSurface } from '../../views/client-buttons.ts';
import type { Actor } from '../usecases/actor.ts';
import { answerRecommendation } from './answer-recommendation.ts';
import { answerClient } from './client/answer-client.ts';
import { openCompare } from './compare/open-compare.ts';
import type { Asker, Edge } from './edge.ts';
import { answerFamily } from './family/answer-family.ts';
import { openLadder } from './ladder/open-ladder.ts';

/** One person's question about one client, from a command, the picker or a button. */
export interface ClientRequest {
  readonly actor: Actor;
  readonly asker: Asker;
  readonly clientId: string;
  /** Opens a modal where the surface has more to ask; lives 3 s. */
  readonly triggerId: string;
}

export type ClientAnswer = (edge: Edge, request: ClientRequest) => Promise<void>;

/** What answers about a client, whichever way it was asked. */
export const CLIENT_ANSWERS: Readonly<Partial<Record<ClientSurface, ClientAnswer>>> = {
  recommend: (edge, { actor, asker, clientId }) => answerRecommendation(edge, actor, asker, clientId),
  compare: (edge, { asker, clientId, triggerId }) => openCompare(edge, asker, triggerId, { left: clientId }),
  family: (edge, { actor, asker, clientId }) => answerFamily(edge, actor, asker, clientId),
  profile: (edge, { actor, asker, clientId }) => answerClient(edge, actor, asker, clientId),
  ladder: (edge, { asker, clientId, triggerId }) => openLadder(edge, asker, triggerId, clientId),
};
