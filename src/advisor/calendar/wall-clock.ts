import { type Day, MILLISECONDS_PER_DAY } from '../units.ts';

/** What a wall clock shows. Months and days count from 1. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly dayOfMonth: number;
  readonly hour: number;
  readonly minute: number;
}

const MINUTE_MS = 60_000;
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

/**
 * What the clocks of a zone show at an instant.
 * @throws RangeError if the zone doesn't exist
 */
export const wallTimeOf = (instant: Date, zone: string): WallTime => {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatFor(zone).formatToParts(instant)) parts[type] = Number(value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = parts;
  return { year, month, dayOfMonth: day, hour, minute };
};

/** The calendar day that a zone is in at an instant. */
export const dayAt = (instant: Date, zone: string): Day => {
  const { year, month, dayOfMonth } = wallTimeOf(instant, zone);
  return (Date.UTC(year, month - 1, dayOfMonth) / MILLISECONDS_PER_DAY) as Day;
};

const asUtc = (wall: WallTime): number => Date.UTC(wall.year, wall.month - 1, wall.dayOfMonth, wall.hour, wall.minute);

/** How far a zone's clocks are ahead of UTC at an instant, in milliseconds. */
const offsetAt = (milliseconds: number, zone: string): number =>
  asUtc(wallTimeOf(new Date(milliseconds), zone)) - Math.floor(milliseconds / MINUTE_MS) * MINUTE_MS;

/**
 * The instant at which the clocks of a zone show a time. For a time they show twice, the first. For one they skip, as much later as they
 * skip.
 */
export const instantOf = (wall: WallTime, zone: string): Date => {
  const local = asUtc(wall);
  const before = offsetAt(local - MILLISECONDS_PER_DAY, zone);
  const after = offsetAt(local + MILLISECONDS_PER_DAY, zone);
  const earlier = local - before;
  if (before === after || offsetAt(earlier, zone) === before) return new Date(earlier);
  const later = local - after;
  return new Date(offsetAt(later, zone) === after ? later : earlier);
};
