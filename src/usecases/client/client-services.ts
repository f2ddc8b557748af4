import type { Audited } from '../actor/audit-trail.ts';
import type { AskedClient } from '../asked-client/asked-client.ts';
import {
  type BuildClientLadderOutcome,
  type BuildClientLadderPorts,
  type BuildClientLadderRequest,
  buildClientLadder,
} from './build-client-ladder.ts';
import type { ClientLookup } from './client-lookup.ts';
import { type LookUpClientPorts, lookUpClient } from './look-up-client.ts';

/** Looking clients up and building ladders for them, as the Slack edge sees it. */
export interface ClientServices {
  lookUpClient(request: { readonly client: AskedClient }): Promise<Audited<ClientLookup>>;
  buildLadder(request: BuildClientLadderRequest): Promise<BuildClientLadderOutcome>;
}

export const clientServices = (ports: LookUpClientPorts & BuildClientLadderPorts): ClientServices => ({
  lookUpClient: lookUpClient(ports),
  buildLadder: buildClientLadder(ports),
});
