import type { Actor } from '../actor/actor.ts';
import { type Audited, type AuditPorts, auditTrail } from '../actor/audit-trail.ts';
import { listedClients } from '../asked-client/listed-clients.ts';
import type { ProfileStore } from '../ports/profile-store.ts';

export interface ClientSuggestion {
  readonly clientId: string;
  /** Absent if the book keeps no names. */
  readonly name?: string | null;
  /** "band B · 6 trades · ₹12.5L": facts that tell similar ids apart. */
  readonly riskBand: string | null;
  readonly trades: number;
  /** Paise. */
  readonly totalInvested: number;
}

export interface SearchClientsRequest {
  readonly actor: Actor;
  readonly text: string;
  readonly limit: number;
}

/** Type-ahead over the clients a person may see, from the last training's snapshot. Showing clients is a look, so it's in the audit log. */
export const searchClients =
  (ports: AuditPorts & { readonly profiles: ProfileStore }) =>
  async ({ actor, text: typed, limit }: SearchClientsRequest): Promise<Audited<readonly ClientSuggestion[]>> => {
    const text = typed.trim();
    const found = await ports.profiles.search(text, actor.sees, limit);
    const ids = found.map(({ clientId }) => clientId);
    // What was typed may be a name, and the log has none: it's kept only where it's part of an id.
    const isOfId = ids.some((id) => id.toLowerCase().includes(text.toLowerCase()));
    const detail = { ...(isOfId && { text }), found: found.length, ...listedClients(ids) };
    return auditTrail(ports).showTogether(found, ids, { actor, action: 'client.search', detail });
  };
