import type { ClientId } from '../../advisor/units.ts';
import type { Actor } from '../actor.ts';
import { isRegisteredId } from '../ports/registered-clients.ts';

/** Where a request to a use case names a client. */
const NAMES = ['clientId', 'left', 'right'] as const;

type Ask = (...given: unknown[]) => unknown;

/**
 * The same use cases, asked about the book's client where a registered client was linked to one: an old id in a button or a message leads to the
 * client as the book has that client. Requests without a registered id pass untouched.
 */
export const withLinkedIds = <T extends object>(services: T, resolve: (id: ClientId, actor: Actor) => Promise<ClientId>): T => {
  const resolved = async (request: Record<string, unknown>, names: readonly string[]): Promise<Record<string, unknown>> => {
    const actor = request.actor as Actor;
    const ids = await Promise.all(
      names.map(async (name) => [name, await resolve(String(request[name]).trim() as ClientId, actor)] as const),
    );
    return { ...request, ...Object.fromEntries(ids) };
  };
  return Object.fromEntries(
    Object.entries(services).map(([name, ask]) => [
      name,
      (...given: unknown[]) => {
        const [request] = given;
        const isRequest = typeof request === 'object' && request !== null && 'actor' in request;
        const named = isRequest ? NAMES.filter((field) => isRegisteredId(String(Reflect.get(request, field)).trim())) : [];
        if (named.length === 0) return (ask as Ask)(...given);
        return resolved(request as Record<string, unknown>, named).then((known) => (ask as Ask)(known, ...given.slice(1)));
      },
    ]),
  ) as T;
};
