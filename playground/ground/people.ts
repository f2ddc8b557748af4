/** A person you can act as. */
export interface PlaygroundPerson {
  /** Like Slack's ids: `U` and capitals. */
  readonly id: string;
  readonly name: string;
  /** The person's role in the product; null for a stranger. */
  readonly role: 'advisor' | 'supervisor' | 'admin' | null;
  /** The relationship managers whose clients an advisor sees. */
  readonly relationshipManagerIds: readonly string[];
}

/** Invented people, at least one for each role and one stranger. You start as the first. */
export const PLAYGROUND_PEOPLE: readonly PlaygroundPerson[] = [
  { id: 'U0ADVISOR1', name: 'Asha Advisor', role: 'advisor', relationshipManagerIds: ['1'] },
  { id: 'U0ADVISOR2', name: 'Bruno Advisor', role: 'advisor', relationshipManagerIds: ['2'] },
  { id: 'U0SUPERVI1', name: 'Sita Supervisor', role: 'supervisor', relationshipManagerIds: [] },
  { id: 'U0ADMIN001', name: 'Adil Admin', role: 'admin', relationshipManagerIds: [] },
  { id: 'U0STRANGER', name: 'Nora Newcomer', role: null, relationshipManagerIds: [] },
];
