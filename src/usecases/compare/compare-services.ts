import type { AskClient } from '../asked-client/asked-client.ts';
import { type AskPair, askedPair } from './asked-pair.ts';
import { type CompareClientsPorts, type CompareClientsRequest, compareClients } from './compare-clients.ts';
import type { CompareClientsOutcome } from './compare-outcome.ts';

/** Comparing, as the Slack edge sees it. */
export interface CompareServices {
  readonly askedPair: AskPair;
  compareClients(request: CompareClientsRequest): Promise<CompareClientsOutcome>;
}

export const compareServices = (ports: CompareClientsPorts & { readonly askedClient: AskClient }): CompareServices => ({
  askedPair: askedPair(ports.askedClient),
  compareClients: compareClients(ports),
});
