import type { KindDefinition } from './kind-definition.ts';

/**
 * What's said of the whole book, and of groups of its clients. `by` and `group` name a group: a `segment` of the active model, a `band`
 * (recorded or derived), an `age` group, a bond `type` or a `period`, which is a month (2026-06) or a quarter (2026 Q2). A group by type or period consists of the purchases of that
 * type or time, and of whoever made them. `onlySegment`, `onlyBand` and `onlyAge` leave only the clients of that group, and `onlyType` only the
 * purchases of that type and whoever made them. "Smaller groups together" are all groups by segment, band or age that have one to four clients.
 */
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
  'group.clients': { unit: 'count', definition: 'How many clients the group has.' },
  'group.trades': { unit: 'count', definition: 'How many purchases by the day the group has.' },
  'group.bought': { unit: 'paise', definition: 'The sum of their amounts.' },
  'group.outstanding': { unit: 'paise', definition: 'The sum of the amounts of those that mature after the day.' },
  'group.yield': { unit: 'fraction', definition: 'Their mean yield at purchase, weighted by amount.' },
  'group.reinvests': {
    unit: 'fraction',
    definition: 'The mean of `client.reinvests` over the group’s clients who have it, whatever they bought.',
  },
  'groups.small': {
    unit: 'count',
    definition: 'How many groups by `by` have one to four clients. By month or quarter: of the last 36 months, this one included.',
  },
} as const satisfies Readonly<Record<string, KindDefinition>>;
