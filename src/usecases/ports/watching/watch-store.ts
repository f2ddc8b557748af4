import type { KnownBonds, WatchEvent, Watched } from '../../../advisor/offers/watched.ts';

/** A bond or an issuer that somebody watches. */
export interface Watch extends Watched {
  readonly id: string;
  /** Slack user id. */
  readonly userId: string;
  /** What people call it. */
  readonly label: string;
  readonly known: KnownBonds;
  /** How often something was noted. */
  readonly revision: number;
  readonly watchedAt: Date;
}

export interface WatchStore {
  /** False if this person watches it already. */
  add(watch: Watch): Promise<boolean>;
  /** A person's, oldest first. */
  ofUser(userId: string): Promise<readonly Watch[]>;
  all(): Promise<readonly Watch[]>;
  /** Whether anybody watches anything. */
  any(): Promise<boolean>;
  /** Notes what's known now. False if another process did meanwhile, or nobody watches any more. */
  note(watch: Pick<Watch, 'id' | 'revision'>, known: KnownBonds): Promise<boolean>;
  /** False if this person has no such watch. */
  remove(userId: string, id: string): Promise<boolean>;
}

/** What somebody is told of what they watch. */
export interface WatchNotice {
  readonly label: string;
  readonly events: readonly WatchEvent[];
}
