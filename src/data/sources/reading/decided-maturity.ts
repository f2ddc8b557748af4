import type { Day } from '../../../advisor/units.ts';

/**
 * The one maturity of a bond whose rows may give different days: the day that most rows give and, among as frequent ones, the one of the
 * latest row. Of two trades of one day, the one read later is later. A row without a maturity doesn't count. Null if none has one.
 * @param rows as read
 */
export const decidedMaturity = (rows: ReadonlyArray<{ readonly day: Day; readonly maturityDay: Day | null }>): Day | null => {
  const given = new Map<Day, { rows: number; last: Day; place: number }>();
  for (const [place, { day, maturityDay }] of rows.entries()) {
    if (maturityDay === null) continue;
    const known = given.get(maturityDay);
    const isLatest = !known || day >= known.last;
    given.set(maturityDay, {
      rows: (known?.rows ?? 0) + 1,
      ...(isLatest ? { last: day, place } : { last: known.last, place: known.place }),
    });
  }
  const [first] = [...given].sort(([, one], [, other]) => other.rows - one.rows || other.last - one.last || other.place - one.place);
  return first?.[0] ?? null;
};
