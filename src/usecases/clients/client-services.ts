import type { LadderWish } from '../../advisor/ladder/ladder.ts';
import type { Actor } from '../actor.ts';
import { type BuildClientLadderOutcome, buildClientLadder } from './build-client-ladder.ts';
import type { LookUpClientOutcome } from './client-lookup.ts';
import { type LookUpClientPorts, lookUpClient } from './look-up-client.ts';

/** Looking clients up and building ladders for them, as the Slack edge sees it. */
export interface ClientServices {
  lookUpClient(request: { readonly actor: Actor; readonly clientId: string }): Promise<LookUpClientOutcome>;
  buildLadder(request: { readonly actor: Actor; readonly clientId: string; readonly wish: LadderWish }): Promise<BuildClientLadderOutcome>;
}

export const clientServices = (ports: LookUpClientPorts): ClientServices => ({
  lookUpClient: lookUpClient(ports),
  buildLadder: buildClientLadder(ports),
});
