import type { IntakeFacts } from '../../advisor/intake/intake-facts.ts';
import { type ClientId, clientId } from '../../advisor/units.ts';
import type { AuditRow } from './audit-log.ts';

/** An id that the product gives out: `N_0001`, longer from `N_10000` on. */
export const registeredId = (number: number): ClientId => clientId(`N_${String(number).padStart(4, '0')}`);
/** Whether an id may be one of those. The firm may have such ids too. */
export const isRegisteredId = (id: string): boolean => /^N_\d{4,10}$/.test(id);

/** A client whom an adviser registered: what was recorded and, once known, who it is in the firm's book. */
export interface RegisteredClient {
  /** `N_0001` and up. */
  readonly id: ClientId;
  readonly facts: IntakeFacts;
  /** With a parent: the parent's manager at the last training, or at the intake if there was none since. Else as at the intake. */
  readonly relationshipManagerId: string | null;
  readonly registeredBy: string;
  readonly registeredAt: Date;
  /** The client of the book that this one was linked to; null until then. */
  readonly bookId: ClientId | null;
}

/** A client to register. `intakeId` is the form's own id: submitted twice, it registers once. */
export type NewClient = Omit<RegisteredClient, 'id' | 'bookId'> & { readonly intakeId: string };

/** The product's own clients. Rows are only ever added. Lists leave out damaged ones. */
export interface RegisteredClients {
  /**
   * Takes the next free id and stores the client under it. `fresh` is false if this form was registered before.
   * @param isTaken whether somebody in the book has an id
   * @param noted the audit row under the new id, stored together with the client: both or neither. It gets a digest of what is stored.
   */
  register(
    client: NewClient,
    isTaken: (id: ClientId) => Promise<boolean>,
    noted: (id: ClientId) => AuditRow,
  ): Promise<{ readonly client: RegisteredClient; readonly fresh: boolean }>;
  /** @throws DamagedRowError */
  find(id: ClientId): Promise<RegisteredClient | null>;
  /** Everybody who was linked to one of these clients of the book, in the order of linking. */
  linkedTo(bookIds: readonly ClientId[]): Promise<readonly RegisteredClient[]>;
  /** Those not linked yet, in bytewise order of their ids. `sees` limits to these relationship managers. */
  unlinked(sees: 'all' | readonly string[]): Promise<readonly RegisteredClient[]>;
  /** Those not linked yet, in bytewise order of their ids, then the others in the order of linking. */
  all(): Promise<readonly RegisteredClient[]>;
  /**
   * Those not linked yet with the text in id or name, ignoring letter case, in bytewise order of their ids. `sees` limits to these
   * relationship managers.
   */
  search(text: string, sees: 'all' | readonly string[], limit: number): Promise<readonly RegisteredClient[]>;
  /** Those not linked yet whose recorded parent is one of these clients, or was linked to one, in bytewise order of their ids. */
  childrenOf(parents: readonly ClientId[]): Promise<readonly RegisteredClient[]>;
  /** Links a registered client to one of the book; false if it was linked before. The audit row is stored together with the link. */
  link(id: ClientId, bookId: ClientId, noted: AuditRow): Promise<boolean>;
}
