import type { KeptProfile } from '../../advisor/book/kept-profile.ts';
import type { Profile } from '../../advisor/book/profile.ts';
import type { ClientId } from '../../advisor/units.ts';

/** Profiles of all clients as of the last training: for type-ahead, and for answers while the book is away. */
export interface ProfileStore {
  /** Replaces the snapshot in one transaction. */
  replaceAll(profiles: Iterable<KeptProfile>, takenAt: Date): Promise<void>;
  find(id: ClientId): Promise<{ readonly profile: KeptProfile; readonly takenAt: Date } | null>;
  /** The profiles of those of these clients who have one. */
  findMany(ids: readonly ClientId[]): Promise<ReadonlyMap<ClientId, KeptProfile>>;
  /**
   * Finds clients by id or name. First those whose id begins with the text, in order of ids; then those whose name does, in order of names;
   * then those that contain it in either, in order of ids. Order is bytewise. Matching ignores letter case, and so does the order of what
   * begins with the text: a client whose id is the text comes first. `sees` limits to these relationship managers.
   * @param where `beginning`: only those that begin with the text, by an index. Finding what contains it means looking at every client the
   * person may see, so with `sees` `all` that starts at three characters.
   */
  search(
    text: string,
    sees: 'all' | readonly string[],
    limit: number,
    where?: 'anywhere' | 'beginning',
  ): Promise<ReadonlyArray<Pick<Profile, 'clientId' | 'name' | 'riskBand' | 'trades' | 'totalInvested'>>>;
  /** How many there are; with `sees`, of these relationship managers. */
  count(sees?: 'all' | readonly string[]): Promise<number>;
  /**
   * Whole profiles one after another, in bytewise order of the ids, at most so many. If the snapshot is replaced meanwhile, the rest is
   * from the new one.
   */
  readSome(limit: number): AsyncIterable<Profile>;
}

/** The ids in the last training's snapshot. */
export interface KnownClients {
  /** Clients whose id is one of these texts, ignoring letter case, in bytewise order. `sees` limits to these relationship managers. */
  named(texts: readonly string[], sees: 'all' | readonly string[]): Promise<readonly ClientId[]>;
  /** Clients whose whole name is one of these texts, ignoring letter case, in bytewise order of their ids, at most a hundred. */
  called(texts: readonly string[], sees: 'all' | readonly string[]): Promise<ReadonlyArray<Pick<Profile, 'clientId' | 'name'>>>;
  /** The names of these clients, as far as the book has them. */
  namesOf(ids: readonly ClientId[]): Promise<ReadonlyMap<ClientId, string>>;
}
