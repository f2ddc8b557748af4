import type { ClientId } from '../../advisor/units.ts';
import type { MessagePlace } from './recommendation-store.ts';

/** What was erased of a client in the product's own tables. */
export interface Erased {
  /** What replaces the ids in rows that must stay. */
  readonly pseudonyms: readonly string[];
  readonly snapshots: number;
  readonly recommendations: number;
  readonly registrations: number;
  readonly calls: number;
  readonly auditRows: number;
  /** Other clients' profiles that named this one as the head of the family. */
  readonly families: number;
  /** Messages in Slack that still show a recommendation for the client, or for a relative whose message named the client. */
  readonly messages: readonly MessagePlace[];
  /** Ids of pictures in Slack's files that show the client's chart. */
  readonly pictures: readonly string[];
  /** Who looked at the client, how often and until when: the other answers they got are still in Slack. */
  readonly looks: ReadonlyArray<{ readonly actorId: string; readonly looks: number; readonly last: Date }>;
}

/**
 * The database file after it was rewritten. `clean`: no byte of what was erased is left in it. `in-use`: its `-wal` file is still being read
 * by another process. `server`: only the server knows where it keeps old pages.
 */
export type Scrubbed = { readonly kind: 'clean' | 'in-use' | 'server' } | { readonly kind: 'failed'; readonly why: string };

export interface ClientEraser {
  /** Whether the product's own tables hold anything about a client. */
  isKnown(id: ClientId): Promise<boolean>;
  /** Every id of this client here: as registered, and in the book. The given id comes first. */
  idsOf(id: ClientId): Promise<readonly ClientId[]>;
  /** Erases what's stored under these ids of one client, and notes each changed row in the audit log. Safe to repeat after an interruption. */
  erase(ids: readonly ClientId[], noted: { readonly at: Date; readonly actorId: string }): Promise<Erased>;
  /** Rewrites an embedded database's file, so that nothing erased can be read from its bytes. */
  scrub(): Promise<Scrubbed>;
}
