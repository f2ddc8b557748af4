import type { AdviseAsMeantPorts } from '../advise-as-meant.ts';
import { type CompareRequest, compareClients } from './compare-clients.ts';
import type { CompareClientsOutcome } from './compare-outcome.ts';

/** Comparing, as the Slack edge sees it. */
export interface CompareServices {
  compareClients(request: CompareRequest): Promise<CompareClientsOutcome>;
}

export const compareServices = (ports: AdviseAsMeantPorts): CompareServices => ({ compareClients: compareClients(ports) });
