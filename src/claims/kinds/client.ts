import type { KindDefinition } from './kind-definition.ts';

/** What's said of one client. The subject is `client`. "By the day" includes the day. */
export const CLIENT_KINDS = {
  'client.age': {
    unit: 'years',
    definition:
      'Birthdays from the day of birth to the day. Where that is unknown or gives no age from 1 to 120, the recorded age. A registered client’s recorded age grows with the years since.',
  },
  'client.bought': { unit: 'paise', definition: 'The sum of the amounts of all purchases of the client by the day.' },
  'client.purchases': { unit: 'count', definition: 'How many orders the client placed by the day.' },
} as const satisfies Readonly<Record<string, KindDefinition>>;
