/** What a clock on a wall shows. Months and days count from 1. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly dayOfMonth: number;
  readonly hour: number;
  readonly minute: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

const formatFor = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  formats.set(zone, format);
  return format;
};

/** What the clocks of a zone show at an instant. @throws RangeError for a name that is no zone */
export const wallTimeOf = (instant: Date, zone: string): WallTime => {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatFor(zone).formatToParts(instant)) parts[type] = Number(value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = parts;
  return { year, month, dayOfMonth: day, hour, minute };
};

const asUtc = (wall: WallTime): number => Date.UTC(wall.year, wall.month - 1, wall.dayOfMonth, wall.hour, wall.minute);

/** How far a zone's clocks are ahead of UTC at an instant; milliseconds. */
const offsetAt = (milliseconds: number, zone: string): number =>
  asUtc(wallTimeOf(new Date(milliseconds), zone)) - Math.floor(milliseconds / MINUTE_MS) * MINUTE_MS;

/**
 * The instant at which the clocks of a zone show a time. A time that they show twice is the first of the two; one that they skip is as much later
 * as they skip.
 */
export const instantOf = (wall: WallTime, zone: string): Date => {
  const local = asUtc(wall);
  const before = offsetAt(local - DAY_MS, zone);
  const after = offsetAt(local + DAY_MS, zone);
  const earlier = local - before;
  if (before === after || offsetAt(earlier, zone) === before) return new Date(earlier);
  const later = local - after;
  return new Date(offsetAt(later, zone) === after ? later : earlier);
};
