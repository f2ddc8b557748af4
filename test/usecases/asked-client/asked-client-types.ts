/** Type test, checked by tsc: only `askedClient` makes what the use cases take. */
import { clientId } from '../../../src/advisor/units.ts';
import type { AskedClient } from '../../../src/usecases/asked-client/asked-client.ts';
import * as module from '../../../src/usecases/asked-client/asked-client.ts';
import type { Services } from '../../../src/usecases/services.ts';

export const refused = async (services: Services): Promise<void> => {
  // @ts-expect-error An id is no asked client.
  await services.recommendBond({ client: 'C_0042' });
  // @ts-expect-error Nor is a branded one.
  await services.lookUpClient({ client: clientId('C_0042') });
  // @ts-expect-error Nor is an object that looks the same.
  await services.reviewFamily({ client: { id: clientId('C_0042') } });
  // @ts-expect-error Nor are two.
  await services.compareClients({ left: 'C_0042', right: 'C_0017' });
  // @ts-expect-error The class is only known as a type, so nobody can call its constructor.
  new module.AskedClient(clientId('C_0042'), {});
  const outcome = await services.askedClient({ actor: { id: 'U1', role: 'admin', sees: 'all' }, asked: 'C_0042', for: 'look-up' });
  // @ts-expect-error An outcome is no client until somebody has looked which one it is.
  await services.lookUpClient({ client: outcome.client });
  // This compiles, so the lines above fail for the right reason.
  if (outcome.kind === 'asked') await services.lookUpClient({ client: outcome.client });
};

/** Outside the use cases, a client is an id. */
export const known = (client: AskedClient): string => {
  // @ts-expect-error Its facts are private.
  client.facts;
  return client.id;
};
