import type { LadderWish } from '../../src/advisor/ladder/ladder.ts';
import type { Actor } from '../../src/usecases/actor/actor.ts';
import type { AskedClient, AskedClientOutcome, AskedFor } from '../../src/usecases/asked-client/asked-client.ts';
import type { Services } from '../../src/usecases/services.ts';

type NotAsked = Exclude<AskedClientOutcome, { readonly kind: 'asked' }>;

/**
 * A client whom somebody asks for.
 * @throws if the answer is that there's none
 */
export const asked = async (
  { askedClient }: Pick<Services, 'askedClient'>,
  actor: Actor,
  id: string,
  what: AskedFor = 'recommendation',
): Promise<AskedClient> => {
  const outcome = await askedClient({ actor, asked: id, for: what });
  if (outcome.kind !== 'asked') throw new Error(outcome.kind);
  return outcome.client;
};

/** Asks for a client, then about the client, as the Slack edge does. The outcome is that of the last step. */
const about =
  <T>(what: AskedFor, answer: (services: Services, client: AskedClient) => Promise<T>) =>
  async (services: Services, actor: Actor, id: string): Promise<T | NotAsked> => {
    const outcome = await services.askedClient({ actor, asked: id, for: what });
    return outcome.kind === 'asked' ? answer(services, outcome.client) : outcome;
  };

export const recommendBond = about('recommendation', (services, client) => services.recommendBond({ client }));

export const lookUpClient = about('look-up', async (services, client) => ({
  kind: 'looked-up' as const,
  lookup: await services.lookUpClient({ client }),
}));

export const reviewFamily = about('family', (services, client) => services.reviewFamily({ client }));

export const buildLadder = (services: Services, actor: Actor, id: string, wish: LadderWish) =>
  about('ladder', (known, client) => known.buildLadder({ client, wish }))(services, actor, id);

export const compareClients = async (services: Services, actor: Actor, left: string, right: string) => {
  const pair = await services.askedPair({ actor, left, right });
  return pair.kind === 'asked' ? services.compareClients(pair) : pair;
};
