/** Somebody one can act as. */
export interface PlaygroundPerson {
  /** As Slack's: `U` and capitals. */
  readonly id: string;
  readonly name: string;
  /** What the product lets this person do; null: nobody whom it knows. */
  readonly role: 'advisor' | 'supervisor' | 'admin' | null;
  /** Whose clients an advisor sees. */
  readonly relationshipManagerIds: readonly string[];
}

/** Invented people, one for every way of being seen by the product. The first is who one is at the start. */
export const PLAYGROUND_PEOPLE: readonly PlaygroundPerson[] = [
  { id: 'U0ADVISOR1', name: 'Asha Advisor', role: 'advisor', relationshipManagerIds: ['1'] },
  { id: 'U0ADVISOR2', name: 'Bruno Advisor', role: 'advisor', relationshipManagerIds: ['2'] },
  { id: 'U0SUPERVI1', name: 'Sita Supervisor', role: 'supervisor', relationshipManagerIds: [] },
  { id: 'U0ADMIN001', name: 'Adil Admin', role: 'admin', relationshipManagerIds: [] },
  { id: 'U0STRANGER', name: 'Nora Newcomer', role: null, relationshipManagerIds: [] },
];
