import type { ClientId } from '../../advisor/units.ts';
import type { MessagePlace } from '../ports.ts';

/** What of a client was taken out of the product's own tables. */
export interface Erased {
  /** What stands in their place in rows that must stay. */
  readonly pseudonyms: readonly string[];
  readonly snapshots: number;
  readonly recommendations: number;
  readonly registrations: number;
  readonly calls: number;
  readonly auditRows: number;
  /** Profiles of others in which the client stood as the head of the family. */
  readonly families: number;
  /** Messages in Slack that still show a recommendation for the client. */
  readonly messages: readonly MessagePlace[];
  /** Who looked at the client, how often and until when: their other answers are still in Slack. */
  readonly looks: ReadonlyArray<{ readonly actorId: string; readonly looks: number; readonly last: Date }>;
}

export interface ClientEraser {
  /** Whether the product's own tables hold anything of a client. */
  isKnown(id: ClientId): Promise<boolean>;
  /** Every id under which this one is known here: a registered client's and the one it has in the book. The id itself comes first. */
  idsOf(id: ClientId): Promise<readonly ClientId[]>;
  /** Takes out what stands under these ids of one client. Safe to call again after it was cut off. */
  erase(ids: readonly ClientId[]): Promise<Erased>;
}
