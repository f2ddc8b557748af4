import test from 'ava';
import fc from 'fast-check';
import { instantOf, wallTimeOf } from '../../../src/advisor/calendar/wall-clock.ts';
import { MILLISECONDS_PER_DAY } from '../../../src/advisor/units.ts';
import { readSchedule, type Schedule } from '../../../src/usecases/jobs/schedule.ts';
import { newestSlot, nextSlot } from '../../../src/usecases/jobs/slots.ts';

const MONDAY_NINE = readSchedule('0 9 * * 1') as Schedule;
const at = (iso: string): Date => new Date(iso);
const iso = (instant: Date | null): string | undefined => instant?.toISOString();

test('the newest slot is the last one that has come, in the zone’s own week', (t) => {
  // Monday 2026-03-09, 09:00 in Kolkata (+05:30) is 03:30 UTC.
  t.is(iso(newestSlot(MONDAY_NINE, 'Asia/Kolkata', at('2026-03-09T03:30:00Z'))), '2026-03-09T03:30:00.000Z');
  t.is(iso(newestSlot(MONDAY_NINE, 'Asia/Kolkata', at('2026-03-09T03:29:59Z'))), '2026-03-02T03:30:00.000Z');
  t.is(iso(newestSlot(MONDAY_NINE, 'Asia/Kolkata', at('2026-03-15T23:59:00Z'))), '2026-03-09T03:30:00.000Z');
  // Kiritimati is fourteen hours ahead: its Monday begins on Sunday.
  t.is(iso(newestSlot(MONDAY_NINE, 'Pacific/Kiritimati', at('2026-03-08T20:00:00Z'))), '2026-03-08T19:00:00.000Z');
});

test('the next slot is after now, never now', (t) => {
  t.is(iso(nextSlot(MONDAY_NINE, 'Asia/Kolkata', at('2026-03-09T03:30:00Z'))), '2026-03-16T03:30:00.000Z');
  t.is(iso(nextSlot(MONDAY_NINE, 'Asia/Kolkata', at('2026-03-09T03:29:00Z'))), '2026-03-09T03:30:00.000Z');
});

test('in Berlin nine o’clock is eight UTC in winter and seven in summer', (t) => {
  // Clocks change on Sunday 2026-03-29 and 2026-10-25.
  t.is(iso(nextSlot(MONDAY_NINE, 'Europe/Berlin', at('2026-03-22T00:00:00Z'))), '2026-03-23T08:00:00.000Z');
  t.is(iso(nextSlot(MONDAY_NINE, 'Europe/Berlin', at('2026-03-29T00:00:00Z'))), '2026-03-30T07:00:00.000Z');
  t.is(iso(nextSlot(MONDAY_NINE, 'Europe/Berlin', at('2026-10-25T00:00:00Z'))), '2026-10-26T08:00:00.000Z');
});

test('a time that the clocks show twice is the first, one that they skip is as much later as they skip', (t) => {
  const wall = (month: number, dayOfMonth: number) => ({ year: 2026, month, dayOfMonth, hour: 2, minute: 30 });
  t.is(iso(instantOf(wall(10, 25), 'Europe/Berlin')), '2026-10-25T00:30:00.000Z');
  t.is(iso(instantOf(wall(3, 29), 'Europe/Berlin')), '2026-03-29T01:30:00.000Z');
  t.deepEqual(wallTimeOf(at('2026-03-29T01:30:00Z'), 'Europe/Berlin'), { ...wall(3, 29), hour: 3 });
  // New York changes on 2026-03-08 and 2026-11-01; Lord Howe by half an hour, on 2026-10-04.
  t.is(iso(instantOf({ ...wall(11, 1), hour: 1 }, 'America/New_York')), '2026-11-01T05:30:00.000Z');
  t.is(iso(instantOf({ ...wall(3, 8) }, 'America/New_York')), '2026-03-08T07:30:00.000Z');
  t.is(iso(instantOf({ ...wall(10, 4), minute: 15 }, 'Australia/Lord_Howe')), '2026-10-03T15:45:00.000Z');
});

test('a schedule that no day matches has no slot', (t) => {
  const never = readSchedule('0 9 31 2 *') as Schedule;
  t.is(newestSlot(never, 'UTC', at('2026-03-09T00:00:00Z')), null);
  t.is(nextSlot(never, 'UTC', at('2026-03-09T00:00:00Z')), null);
});

const zones = fc.constantFrom(
  'UTC',
  'Asia/Kolkata',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'Pacific/Apia',
);
const moments = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2032, 0, 1) }).map((milliseconds) => new Date(milliseconds));
const weekly = fc
  .record({ minute: fc.integer({ min: 0, max: 59 }), hour: fc.integer({ min: 0, max: 23 }), day: fc.integer({ min: 0, max: 6 }) })
  .map(({ minute, hour, day }) => readSchedule(`${minute} ${hour} * * ${day}`) as Schedule);

test('whatever the zone and the moment: the slot after the newest slot is the next one, and a week never has none', (t) => {
  fc.assert(
    fc.property(weekly, zones, moments, (schedule, zone, now) => {
      const [newest, next] = [newestSlot(schedule, zone, now), nextSlot(schedule, zone, now)];
      if (!newest || !next) return false;
      const days = (next.getTime() - newest.getTime()) / MILLISECONDS_PER_DAY;
      const follows = nextSlot(schedule, zone, newest)?.getTime() === next.getTime();
      return newest <= now && next > now && follows && days > 6.9 && days < 7.1;
    }),
    { numRuns: 300 },
  );
  t.pass();
});

test('what the clocks show at an instant leads back to it, but in the hour that is shown twice', (t) => {
  fc.assert(
    fc.property(zones, moments, (zone, moment) => {
      const minute = new Date(Math.floor(moment.getTime() / 60_000) * 60_000);
      const back = instantOf(wallTimeOf(minute, zone), zone).getTime();
      const early = minute.getTime() - back;
      return early === 0 || early === 3_600_000 || early === 1_800_000;
    }),
    { numRuns: 500 },
  );
  t.pass();
});
