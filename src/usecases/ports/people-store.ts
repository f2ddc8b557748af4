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
