export type Role = 'admin' | 'supervisor' | 'advisor';

export interface Person {
  readonly slackUserId: string;
  readonly role: Role;
  readonly relationshipManagerIds: readonly string[];
}

export interface PeopleStore {
  find(slackUserId: string): Promise<Person | null>;
  put(person: Person): Promise<void>;
  /** Does nothing if nobody has this id. */
  remove(slackUserId: string): Promise<void>;
  list(): Promise<readonly Person[]>;
}

/** A token that was issued. The token itself is known to its holder alone. */
export interface IssuedToken {
  readonly slackUserId: string;
  readonly issuedAt: Date;
}

export interface TokenStore {
  /** Makes a token and keeps its hash. Returns the token, which can't be read again. */
  issue(slackUserId: string, at: Date): Promise<string>;
  /** The Slack user id of a token's holder; null if the token isn't known, or was revoked. */
  holder(token: string): Promise<string | null>;
  /** Revokes all of a person's tokens. Returns how many there were. */
  revoke(slackUserId: string): Promise<number>;
  /** Oldest first. */
  list(): Promise<readonly IssuedToken[]>;
}
