import type { BOOK_KINDS } from '../../claims/kinds/book.ts';
import { isOpen } from '../world/calendar.ts';
import type { World } from '../world/world.ts';
import type { Recomputes } from './recompute.ts';

/** The day of the newest purchase by a day. What's agreed today may bear the day on which it settles. */
const newestBy = (world: World, day: number): number | null => {
  if (day === world.today) return world.trades.at(-1)?.day ?? null;
  return world.trades.findLast((trade) => trade.day <= day)?.day ?? null;
};

export const BOOK: Recomputes<typeof BOOK_KINDS> = {
  'answer.day': (_world, _subject, day) => day,
  'book.newest': (world, _subject, day) => newestBy(world, day),
  'book.workingDays': (world, _subject, today) => {
    const newest = newestBy(world, today);
    if (newest === null) return null;
    let days = 0;
    for (let day = newest + 1; day <= today; day++) if (isOpen(day, world.holidays)) days++;
    return days;
  },
};
