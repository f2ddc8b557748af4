import type { KindDefinition } from './kind-definition.ts';

/** What's said of the whole book. */
export const BOOK_KINDS = {
  'answer.day': { unit: 'day', definition: 'The day itself, which an answer counts from.' },
  'book.newest': {
    unit: 'day',
    definition: 'The day of the newest purchase by the day; on the desk’s own day, also of one that settles next.',
  },
  'book.workingDays': {
    unit: 'count',
    definition: 'How many days after the newest purchase, up to the day, the exchange is open.',
  },
} as const satisfies Readonly<Record<string, KindDefinition>>;
