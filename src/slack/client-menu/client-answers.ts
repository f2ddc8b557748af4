import type { ClientSurface } from '../../../views/asked-client/client-buttons.ts';
import type { Actor } from '../../usecases/actor/actor.ts';
import { answerClient, LOOK_UP, type LooksUpClients } from '../client/answer-client.ts';
import { openCompare } from '../compare/open-compare.ts';
import type { Asker } from '../edge/edge.ts';
import { answerFamily, FAMILY, type ReviewsFamilies } from '../family/answer-family.ts';
import { openLadder } from '../ladder/open-ladder.ts';
import { forClient } from '../listener/for-client.ts';
import { answerRecommendation, RECOMMENDATION, type Recommends } from '../recommendation/answer-recommendation.ts';

/** A question about one client, from the picker or a button. */
export interface ClientRequest {
  readonly actor: Actor;
  readonly asker: Asker;
  readonly clientId: string;
  /** Opens a modal if the answer needs more input; lives 3 s. */
  readonly triggerId: string;
}

export type AnswersClients = Recommends & LooksUpClients & ReviewsFamilies;

export type ClientAnswer = (edge: AnswersClients, request: ClientRequest) => Promise<void>;

/** The answer to each question about a client. */
export const CLIENT_ANSWERS: Readonly<Partial<Record<ClientSurface, ClientAnswer>>> = {
  recommend: (edge, { actor, asker, clientId: asked }) =>
    forClient(edge, RECOMMENDATION, { actor, asker, asked }, (client) => answerRecommendation(edge, asker, client)),
  compare: (edge, { asker, clientId, triggerId }) => openCompare(edge, asker, triggerId, { left: clientId }),
  family: (edge, { actor, asker, clientId: asked }) =>
    forClient(edge, FAMILY, { actor, asker, asked }, (client) => answerFamily(edge, { actor, asker, client })),
  profile: (edge, { actor, asker, clientId: asked }) =>
    forClient(edge, LOOK_UP, { actor, asker, asked }, (client) => answerClient(edge, asker, client)),
  ladder: (edge, { asker, clientId, triggerId }) => openLadder(edge, asker, triggerId, clientId),
};
