import { chosenCallsMessage } from '../../../views/plain/calls-message.ts';
import { tradesMessage } from '../../../views/plain/trades-message.ts';
import { whyMessage, whyNotMessage } from '../../../views/plain/why-message.ts';
import { NO_PARTS, type Parts } from '../../advisor/plain/plain-call.ts';
import { addDays, paiseFromRupees } from '../../advisor/units.ts';
import type { Dependencies } from '../../deps.ts';
import type { Actor } from '../../usecases/actor/actor.ts';
import type { AskedClient } from '../../usecases/asked-client/asked-client.ts';
import type { ShownRecommendation } from '../../usecases/ports/shown-recommendation.ts';
import { type MadeSurface, made } from './made-surface.ts';

/** Answers to "why?" and "why not?": of all types, and of one that's recommended and one that's left out. */
export const surfacesOfWhy = (shown: ShownRecommendation): readonly MadeSurface[] => {
  const { recommended, excluded } = shown.recommendation;
  const types = [null, recommended[0]?.bondType, recommended.at(-1)?.bondType, excluded[0]?.bondType];
  return [whyMessage, whyNotMessage].flatMap((draw) =>
    types.flatMap((type) => (type === undefined ? [] : [made('why', () => draw(shown, type))])),
  );
};

/** What one client, or everybody, bought: lately, ever, in a band, of a type. */
export const surfacesOfPurchases = async (
  { services, calendar }: Dependencies,
  actor: Actor,
  client: AskedClient | null,
  type: string | null,
): Promise<readonly MadeSurface[]> => {
  const today = calendar.today();
  const whenever = { from: null, to: null };
  const questions: readonly Partial<Parts>[] = [
    {},
    { when: whenever },
    { when: { from: addDays(today, -400), to: addDays(today, -30) } },
    ...(client ? [] : [{ band: 'B' as const, when: whenever }]),
    ...(type === null ? [] : [{ type, when: whenever }]),
  ];
  const surfaces: MadeSurface[] = [];
  for (const parts of questions) {
    const outcome = await services.tradesOf({ actor, client, asked: { ...NO_PARTS, ...parts, verb: 'trades' } });
    if (outcome.kind === 'trades') surfaces.push(made('purchases of a period', () => tradesMessage(outcome.trades)));
  }
  return surfaces;
};

/** The call list by band, by amount, by days, and by what it's about. */
export const surfacesOfChosenCalls = async ({ services, calendar }: Dependencies, actor: Actor): Promise<readonly MadeSurface[]> => {
  const today = calendar.today();
  const oldBook = await services.oldBook();
  const questions: readonly Partial<Parts>[] = [
    { band: 'A' },
    { only: 'maturing' },
    { only: 'quiet' },
    { amount: paiseFromRupees(500_000) },
    { when: { from: today, to: addDays(today, 7) } },
    { when: { from: addDays(today, -30), to: today }, band: 'B' },
  ];
  const surfaces: MadeSurface[] = [];
  for (const parts of questions) {
    const chosen = await services.callsOf({ actor, asked: { ...NO_PARTS, ...parts, verb: 'calls' } });
    if (chosen) surfaces.push(made('calls by wish', () => chosenCallsMessage(chosen, oldBook)));
  }
  return surfaces;
};
