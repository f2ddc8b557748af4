import type { IntakeFacts } from '../../advisor/intake/intake-facts.ts';
import { type ClientId, clientId } from '../../advisor/units.ts';

/** The ids that the product allots: `N_0001`, longer from `N_10000` on. */
export const registeredId = (number: number): ClientId => clientId(`N_${String(number).padStart(4, '0')}`);
/** Whether an id may be one of those; the firm may have such ids too. */
export const isRegisteredId = (id: string): boolean => /^N_\d{4,10}$/.test(id);

/** A client whom an advisor registered, with what was recorded and, once that is known, who it is in the firm's book. */
export interface RegisteredClient {
  /** `N_0001` and on. */
  readonly id: ClientId;
  readonly facts: IntakeFacts;
  /** Of one with a parent: whose the parent was at the last training, where that was after the intake; else as at the intake. */
  readonly relationshipManagerId: string | null;
  readonly registeredBy: string;
  readonly registeredAt: Date;
  /** The client of the book that this one was linked to; null until then. */
  readonly bookId: ClientId | null;
}

/** A client to register; `intakeId` is the form's: submitted twice it registers once. */
export type NewClient = Omit<RegisteredClient, 'id' | 'bookId'> & { readonly intakeId: string };

/** The product's own clients. Rows are only ever added; in lists, what is damaged is left out. */
export interface RegisteredClients {
  /**
   * Allots the next id that is free and stores the client under it; `fresh` is false where this form was registered before.
   * @param isTaken whether somebody else has an id, in the book
   */
  register(
    client: NewClient,
    isTaken: (id: ClientId) => Promise<boolean>,
  ): Promise<{ readonly client: RegisteredClient; readonly fresh: boolean }>;
  /** @throws DamagedRowError */
  find(id: ClientId): Promise<RegisteredClient | null>;
  /** Whoever was linked to one of these clients of the book, the first linked first. */
  linkedTo(bookIds: readonly ClientId[]): Promise<readonly RegisteredClient[]>;
  /** Those not linked yet, in bytewise order of their ids. `sees` limits to these relationship managers. */
  unlinked(sees: 'all' | readonly string[]): Promise<readonly RegisteredClient[]>;
  /** Those not linked yet in bytewise order of their ids, then the others, the first linked first. */
  all(): Promise<readonly RegisteredClient[]>;
  /** Those not linked yet with the text in id or name, letter case ignored, in bytewise order of their ids. `sees` limits to these relationship managers. */
  search(text: string, sees: 'all' | readonly string[], limit: number): Promise<readonly RegisteredClient[]>;
  /** Those not linked yet who are recorded as family of one of these clients, or of somebody linked to one, in bytewise order of their ids. */
  childrenOf(parents: readonly ClientId[]): Promise<readonly RegisteredClient[]>;
  /** Says who a registered client is in the book; false where that was said before. */
  link(id: ClientId, bookId: ClientId, by: string, at: Date): Promise<boolean>;
}
