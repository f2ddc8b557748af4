import type { AuditRow, AuditStore } from '../ports/audit-log.ts';
import type { Clock } from '../ports/clock.ts';
import type { Actor } from './actor.ts';

/** The mark is protected, so that a changed copy (`{ ...facts, profile }`) doesn't carry it. */
declare class Mark {
  protected readonly audited: true;
}

/** Facts about clients that may be shown, because their audit row is stored. Only an audit trail makes them. */
export type Audited<T> = T & Mark;

/** What somebody does, as the audit log records it. */
export interface Deed {
  readonly actor: Pick<Actor, 'id'>;
  /** `client.recommend`, `model.train`, ... */
  readonly action: string;
  /** Absent: the row is about no client, or about several. */
  readonly clientId?: string | null;
  readonly detail?: AuditRow['detail'];
  /** Absent: now. */
  readonly at?: Date;
}

export interface AuditPorts {
  readonly audit: AuditStore;
  readonly clock: Clock;
}

/** Writes audit rows, and hands out what may be shown once they're stored. */
export const auditTrail = ({ audit, clock }: AuditPorts) => {
  const rowOf = ({ actor, action, clientId = null, detail = {}, at = clock.now() }: Deed): AuditRow => ({
    at,
    actorId: actor.id,
    action,
    clientId,
    detail,
  });

  /** Writes a row for each deed: all of them or, if it throws, none. */
  const note = async (...deeds: readonly Deed[]): Promise<void> => {
    const now = clock.now();
    if (deeds.length > 0) await audit.append(...deeds.map((deed) => rowOf({ at: now, ...deed })));
  };

  return {
    note,

    /**
     * Hands the deed's row to a store, which stores it together with what it's about: both or neither. Then hands out the facts.
     * @returns what the store says
     */
    keep: async <T extends object, Said>(
      facts: T,
      deed: Deed,
      store: (noted: AuditRow) => Promise<Said>,
    ): Promise<{ readonly facts: Audited<T>; readonly said: Said }> => ({ said: await store(rowOf(deed)), facts: facts as Audited<T> }),

    /**
     * Writes the row of a refusal.
     * @param asked what the person wanted
     */
    refuse: (actor: Actor, asked: string, about: Pick<Deed, 'clientId' | 'detail'> = {}): Promise<void> =>
      note({ actor, action: 'access.refused', clientId: about.clientId ?? null, detail: { asked, ...about.detail } }),

    /** Writes a row for each deed, then hands out the facts. */
    show: async <T extends object>(facts: T, deed: Deed, ...more: readonly Deed[]): Promise<Audited<T>> => {
      await note(deed, ...more);
      return facts as Audited<T>;
    },

    /** Writes one row for all the clients that the facts are about. It names the client if there's only one. No clients: no row. */
    showTogether: async <T extends object>(facts: T, clientIds: readonly string[], deed: Omit<Deed, 'clientId'>): Promise<Audited<T>> => {
      const [only = null] = clientIds.length === 1 ? clientIds : [];
      if (clientIds.length > 0) await note({ ...deed, clientId: only });
      return facts as Audited<T>;
    },

    /** Writes a row for each client that the facts are about. */
    showEach: async <T extends object>(
      facts: T,
      clientIds: readonly string[],
      deedOf: (place: number) => Omit<Deed, 'clientId'>,
    ): Promise<Audited<T>> => {
      await note(...clientIds.map((clientId, place) => ({ ...deedOf(place), clientId })));
      return facts as Audited<T>;
    },
  };
};
