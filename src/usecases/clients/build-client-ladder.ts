import { buildLadder } from '../../advisor/ladder/build-ladder.ts';
import type { Ladder, LadderWish } from '../../advisor/ladder/ladder.ts';
import type { Profile } from '../../advisor/profile.ts';
import type { Day } from '../../advisor/units.ts';
import type { Actor } from '../actor.ts';
import { type FindClientOutcome, type FindClientPorts, findClient } from './find-client.ts';

/** A ladder as it is shown. */
export interface ClientLadder {
  readonly profile: Profile;
  readonly ladder: Ladder;
  readonly dataAsOf: Day;
  readonly shownAt: Date;
}

export type BuildClientLadderOutcome =
  | { readonly kind: 'built'; readonly built: ClientLadder }
  | Exclude<FindClientOutcome, { readonly kind: 'found' }>;

/** A ladder of bonds on offer that suit a client. Without the book nothing is on offer, so there is none. */
export const buildClientLadder = (ports: FindClientPorts) => {
  const find = findClient(ports, 'ladder');
  return async (request: {
    readonly actor: Actor;
    readonly clientId: string;
    readonly wish: LadderWish;
  }): Promise<BuildClientLadderOutcome> => {
    const { actor, wish } = request;
    const found = await find(actor, request.clientId);
    if (found.kind !== 'found') return found;
    const { profile, profileFrom, dataAsOf, market } = found;
    if (profileFrom.kind === 'snapshot') return { kind: 'source-down' };
    const rules = { riskBand: profile.riskBand, asOf: profile.asOf, horizonDays: profile.horizonDays ?? null };
    const ladder = buildLadder([...(market?.offers.values() ?? [])].flat(), rules, wish);
    const shownAt = ports.clock.now();
    await ports.audit.append({
      at: shownAt,
      actorId: actor.id,
      action: 'client.ladder',
      clientId: profile.clientId,
      detail: { rupees: wish.amount / 100, years: wish.years, lowest: wish.lowestGrade, rungs: ladder.rungs.length },
    });
    return { kind: 'built', built: { profile, ladder, dataAsOf, shownAt } };
  };
};
