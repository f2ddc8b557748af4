import type { ClientId } from '../../advisor/units.ts';
import { isRegisteredId, type RegisteredClient, type RegisteredClients } from '../ports/registered-clients.ts';

/** What was recorded when a client was registered, by the id given then or the book's; null if the client was never registered here. */
export const intakeOf = async (registered: RegisteredClients, id: ClientId): Promise<RegisteredClient | null> => {
  const own = isRegisteredId(id) ? await registered.find(id) : null;
  return own ?? (await registered.linkedTo([id]))[0] ?? null;
};
