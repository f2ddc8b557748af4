import type { Profile } from '../../advisor/book/profile.ts';
import { type Kinship, kinshipOf } from '../../advisor/family/kinship.ts';
import type { ClientId } from '../../advisor/units.ts';
import { type Actor, maySee } from '../actor/actor.ts';
import { type Audited, type AuditPorts, auditTrail } from '../actor/audit-trail.ts';
import { listedClients } from '../asked-client/listed-clients.ts';
import type { ProfileStore } from '../ports/profile-store.ts';

/** Clients who are looked at for a parent, in order of their ids. */
const MOST_CLIENTS = 500;
const MOST_PAIRS = 60;
/** Profiles read at the same time. */
const AT_ONCE = 8;

/** A client and the account holder. */
export interface FamilyPair {
  readonly parent: Profile;
  readonly child: Profile;
  readonly found: Kinship;
}

/** The parents and children that one person may see, from the last training's snapshot. */
export interface FamilyPairList {
  /** By the parent's id, then the child's. */
  readonly pairs: readonly FamilyPair[];
  /** How many more pairs were found. */
  readonly more: number;
  /** How many clients the person may see, and how many of them were looked at. */
  readonly clients: number;
  readonly lookedAt: number;
  /** Null: there's no pair. */
  readonly takenAt: Date | null;
}

const byId = (a: FamilyPair, b: FamilyPair): number =>
  a.parent.clientId === b.parent.clientId ? (a.child.clientId < b.child.clientId ? -1 : 1) : a.parent.clientId < b.parent.clientId ? -1 : 1;

/** Lists parents and children side by side. A pair is shown only to people who may see both. */
export const listPairs =
  (ports: AuditPorts & { readonly profiles: Pick<ProfileStore, 'search' | 'count' | 'find'> }) =>
  async ({ actor }: { readonly actor: Actor }): Promise<Audited<FamilyPairList>> => {
    const [found, clients] = await Promise.all([
      ports.profiles.search('', actor.sees, MOST_CLIENTS, 'beginning'),
      ports.profiles.count(actor.sees),
    ]);
    const known = new Map<ClientId, Awaited<ReturnType<ProfileStore['find']>>>();
    const read = async (ids: readonly ClientId[]): Promise<void> => {
      for (let at = 0; at < ids.length; at += AT_ONCE)
        await Promise.all(ids.slice(at, at + AT_ONCE).map(async (id) => known.set(id, await ports.profiles.find(id))));
    };
    await read(found.map(({ clientId }) => clientId));
    const children = [...known.values()].flatMap((kept) => (kept?.profile.parentId ? [kept.profile] : []));
    await read([...new Set(children.flatMap(({ parentId }) => (parentId === null || known.has(parentId) ? [] : [parentId])))]);

    const pairs = children
      .flatMap((child): FamilyPair[] => {
        const parent = child.parentId === null ? undefined : known.get(child.parentId)?.profile;
        if (!parent || parent.clientId === child.clientId || !maySee(actor, parent.relationshipManagerId)) return [];
        return [{ parent, child, found: kinshipOf(parent, child) }];
      })
      .sort(byId);
    const shown = pairs.slice(0, MOST_PAIRS);
    const ids = [...new Set(shown.flatMap(({ parent, child }) => [parent.clientId, child.clientId]))];
    const takenAt = shown[0] ? (known.get(shown[0].child.clientId)?.takenAt ?? null) : null;
    const list = { pairs: shown, more: pairs.length - shown.length, clients, lookedAt: found.length, takenAt };
    const detail = { pairs: shown.length, ...listedClients(ids) };
    return auditTrail(ports).showTogether(list, ids, { actor, action: 'families.pairs', detail });
  };
