import { addDays, type Day } from '../../advisor/units.ts';
import { type DemoSpan, monthOf, weekdayUpTo } from './ground/calendar.ts';
import type { RandomStream } from './ground/random-stream.ts';
import type { InvestorKind } from './investor-kinds.ts';

/** How often the next purchase is on the same day as the last one. */
const SAME_DAY = 0.1;
/** Spread of the logarithm of the gap between two purchases. */
const GAP_SPREAD = 0.5;

/** Moves a day to the first quarter of the nearest year. */
const inTaxSeason = (day: Day, random: RandomStream): Day => {
  const month = monthOf(day);
  if (month <= 3) return day;
  const months = month <= 8 ? -(month - 1) : 13 - month;
  return addDays(day, Math.round(months * 30.4) + random.integer(0, 60));
};

/**
 * The days of a client's purchases: weekdays in order. Gaps follow the rhythm of the kind. With too many purchases for that, the client
 * buys faster; otherwise the rest of the four years falls mostly before the first purchase and partly after the last.
 * @param apart never deliberately two purchases on one day (weekends may still bring them together)
 */
export const purchaseDays = (count: number, kind: InvestorKind, span: DemoSpan, random: RandomStream, apart = false): Day[] => {
  const first = addDays(span.first, 3);
  const room = span.last - first;
  const gaps = new Float64Array(count);
  let spent = 0;
  for (let i = 1; i < count; i++) {
    gaps[i] = random.chance(SAME_DAY) && !apart ? 0 : Math.max(1, random.logNormal(kind.gapDays, GAP_SPREAD));
    spent += gaps[i] as number;
  }
  const pace = Math.min(1, (room * random.between(0.75, 1)) / Math.max(1, spent));
  let at = first + random.next() ** 0.7 * (room - spent * pace);
  const days: Day[] = [];
  for (let i = 0; i < count; i++) {
    at += (gaps[i] as number) * pace;
    const plain = Math.min(span.last, Math.floor(at)) as Day;
    const day = random.chance(kind.taxSeason) ? inTaxSeason(plain, random) : plain;
    days.push(weekdayUpTo(day > span.last || day < first ? plain : day));
  }
  return days.sort((a, b) => a - b);
};
