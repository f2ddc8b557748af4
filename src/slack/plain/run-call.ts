import type { CommandHelp } from '../../../views/first-contact/help.ts';
import { helpMessage } from '../../../views/first-contact/help.ts';
import { notReadYetMessage } from '../../../views/home/not-read-yet.ts';
import { sourceDownMessage } from '../../../views/notices/source-down.ts';
import { chosenCallsMessage } from '../../../views/plain/calls-message.ts';
import { ladderNeedsMessage, tooManyClientsMessage, whichClientMessage } from '../../../views/plain/plain-answers.ts';
import { tradesMessage } from '../../../views/plain/trades-message.ts';
import { whyMessage, whyNotMessage } from '../../../views/plain/why-message.ts';
import { GRADES } from '../../advisor/bonds/rating.ts';
import { LONGEST_LADDER, SHORTEST_LADDER } from '../../advisor/ladder/ladder.ts';
import { ANY_OFFER } from '../../advisor/offers/offer-wish.ts';
import type { PlainCall, Verb } from '../../advisor/plain/plain-call.ts';
import { rupeesFromPaise } from '../../advisor/units.ts';
import type { Actor } from '../../usecases/actor/actor.ts';
import type { AskedClient } from '../../usecases/asked-client/asked-client.ts';
import { answerClient, LOOK_UP, type LooksUpClients } from '../client/answer-client.ts';
import { answerComparison, type ComparesClients } from '../compare/answer-comparison.ts';
import type { Asker, Edge } from '../edge/edge.ts';
import { answerFamily, FAMILY, type ReviewsFamilies } from '../family/answer-family.ts';
import { answerLadder, type BuildsLadders, LADDER } from '../ladder/answer-ladder.ts';
import { type ClientQuestion, forClient } from '../listener/for-client.ts';
import { answerOffers, type FindsOffers, OFFERS } from '../offers/on-offers.ts';
import { deliverAnswer } from '../posting/deliver-answer.ts';
import { composed, forConversation } from '../posting/posting.ts';
import { tell } from '../posting/tell.ts';
import { tellUntrained } from '../posting/tell-untrained.ts';
import { answerQuote, QUOTE, type QuotesBonds } from '../quote/on-quote.ts';
import { answerRecommendation, RECOMMENDATION, type Recommends } from '../recommendation/answer-recommendation.ts';
import { answerCallList } from './answer-call-list.ts';

export type RunsCalls = Recommends &
  LooksUpClients &
  ComparesClients &
  ReviewsFamilies &
  BuildsLadders &
  FindsOffers &
  QuotesBonds &
  Edge<'callList' | 'oldBook' | 'isReadAgain' | 'callsOf' | 'tradesOf'>;

interface CallRequest {
  readonly actor: Actor;
  readonly asker: Asker;
  readonly call: PlainCall;
  /** What help lists. */
  readonly commands: readonly CommandHelp[];
}

const LEAST_RUPEES = 10_000;

/** Answers about the call's client, as this person may see them; the same words as everywhere if there's none. */
const about = (
  edge: RunsCalls,
  question: ClientQuestion,
  request: CallRequest,
  answer: (client: AskedClient) => Promise<void>,
): Promise<void> => {
  const { actor, asker, call } = request;
  const [asked] = call.clients;
  return asked === undefined ? tell(edge, asker, whichClientMessage(call)) : forClient(edge, question, { actor, asker, asked }, answer);
};

const buildLadder = (edge: RunsCalls, request: CallRequest): Promise<void> =>
  about(edge, LADDER, request, (client) => {
    const { amount, to: years } = request.call;
    const isWhole = years !== null && Number.isInteger(years) && years >= SHORTEST_LADDER && years <= LONGEST_LADDER;
    if (amount === null || rupeesFromPaise(amount) < LEAST_RUPEES || !isWhole)
      return tell(edge, request.asker, ladderNeedsMessage(client.id));
    // What the form has chosen beforehand.
    return answerLadder(edge, request.asker, client, { amount, years, lowestGrade: 'A-', callable: false });
  });

const explain = (edge: RunsCalls, request: CallRequest): Promise<void> =>
  about(edge, RECOMMENDATION, request, async (client) => {
    const { asker, call } = request;
    const outcome = await edge.services.recommendBond({ client });
    if (outcome.kind === 'untrained') return tellUntrained(edge, asker, outcome);
    const draw = call.verb === 'why' ? whyMessage : whyNotMessage;
    await deliverAnswer(edge, asker, (channel, send) => send(forConversation(channel, () => draw(outcome.shown, call.type))));
  });

const findOffers = (edge: RunsCalls, request: CallRequest): Promise<void> => {
  const { asker, call } = request;
  const { type, from, to, amount, grade, leastYield } = call;
  const wish = {
    ...ANY_OFFER,
    from,
    to,
    minimum: amount,
    lowestGrade: GRADES.find((each) => each === grade) ?? null,
    ...(type !== null && { bondType: type }),
    ...(leastYield !== null && { leastYield }),
  };
  if (call.clients.length === 0) return answerOffers(edge, asker, { client: null, wish, insteadOf: null });
  return about(edge, OFFERS, request, (client) => answerOffers(edge, asker, { client, wish, insteadOf: null }));
};

const quote = (edge: RunsCalls, request: CallRequest): Promise<void> => {
  const { asker, call } = request;
  const size = call.amount === null ? null : ({ kind: 'amount', amount: call.amount } as const);
  const form = { asked: call.bond ?? '', settlement: null, size, at: null, slab: null };
  if (call.clients.length === 0) return answerQuote(edge, asker, form);
  return about(edge, QUOTE, request, (client) => answerQuote(edge, asker, { ...form, client }));
};

const listCalls = async (edge: RunsCalls, { actor, asker, call }: CallRequest): Promise<void> => {
  const isWhole = call.band === null && call.when === null && call.amount === null && call.only === null;
  if (isWhole) return answerCallList(edge, actor, asker);
  const [chosen, oldBook] = await Promise.all([edge.services.callsOf({ actor, asked: call }), edge.services.oldBook()]);
  if (!chosen) return tell(edge, asker, notReadYetMessage(await edge.services.isReadAgain()));
  await deliverAnswer(edge, asker, (channel, send) => send(forConversation(channel, () => chosenCallsMessage(chosen, oldBook))));
};

const listTrades = (edge: RunsCalls, request: CallRequest): Promise<void> => {
  const { actor, asker, call } = request;
  const answer = async (client: AskedClient | null): Promise<void> => {
    const outcome = await edge.services.tradesOf({ actor, client, asked: call });
    if (outcome.kind === 'too-many') return tell(edge, asker, tooManyClientsMessage());
    if (outcome.kind === 'source-down') return tell(edge, asker, sourceDownMessage());
    await deliverAnswer(edge, asker, composed(tradesMessage(outcome.trades)));
  };
  return call.clients.length === 0 ? answer(null) : about(edge, LOOK_UP, request, answer);
};

const ANSWERS: Readonly<Record<Verb, (edge: RunsCalls, request: CallRequest) => Promise<void>>> = {
  recommend: (edge, request) => about(edge, RECOMMENDATION, request, (client) => answerRecommendation(edge, request.asker, client)),
  client: (edge, request) => about(edge, LOOK_UP, request, (client) => answerClient(edge, request.asker, client)),
  compare: (edge, { actor, asker, call }) => {
    const [left, right] = call.clients;
    if (left === undefined || right === undefined) return tell(edge, asker, whichClientMessage(call));
    return answerComparison(edge, { actor, asker, left, right });
  },
  family: (edge, request) =>
    about(edge, FAMILY, request, (client) => answerFamily(edge, { actor: request.actor, asker: request.asker, client })),
  ladder: buildLadder,
  why: explain,
  'why-not': explain,
  calls: listCalls,
  trades: listTrades,
  offers: findOffers,
  quote,
  help: async (edge, { actor, asker, commands }) => tell(edge, asker, helpMessage(commands, actor.role, await edge.services.oldBook())),
};

/** Answers a call with what its command, button or form answers: the same access rules, audit rows and views. */
export const runCall = (edge: RunsCalls, request: CallRequest): Promise<void> => ANSWERS[request.call.verb](edge, request);
