import { type Day, dayFromIso } from '../units.ts';

/**
 * Weekdays on which NSE's and BSE's debt segments are closed, 2024 to 2027. Up to 2026 the dates follow the exchanges' yearly circulars and
 * the bank holidays of Mumbai, on which nothing settles. The dates of 2027 come from the calendars of the festivals, before any circular.
 * Holidays that depend on the moon may move by a day, so a firm should check the list, and can replace it (HOLIDAYS_FILE).
 */
const DATES = `
  2024-01-22 2024-01-26 2024-02-19 2024-03-08 2024-03-25 2024-03-29 2024-04-01 2024-04-09 2024-04-11 2024-04-17 2024-05-01 2024-05-20
  2024-05-23 2024-06-17 2024-07-17 2024-08-15 2024-09-18 2024-10-02 2024-11-01 2024-11-15 2024-11-20 2024-12-25
  2025-02-19 2025-02-26 2025-03-14 2025-03-31 2025-04-01 2025-04-10 2025-04-14 2025-04-18 2025-05-01 2025-05-12 2025-08-15 2025-08-27
  2025-09-08 2025-10-02 2025-10-21 2025-10-22 2025-11-05 2025-12-25
  2026-01-15 2026-01-26 2026-02-19 2026-03-03 2026-03-19 2026-03-26 2026-03-31 2026-04-01 2026-04-03 2026-04-14 2026-05-01 2026-05-28
  2026-06-26 2026-08-26 2026-09-14 2026-10-02 2026-10-20 2026-11-10 2026-11-24 2026-12-25
  2027-01-26 2027-02-19 2027-03-10 2027-03-22 2027-03-26 2027-04-01 2027-04-07 2027-04-14 2027-04-15 2027-04-19 2027-05-17 2027-05-20
  2027-06-16 2027-08-16 2027-10-29`;

export const EXCHANGE_HOLIDAYS: ReadonlySet<Day> = new Set(
  DATES.trim()
    .split(/\s+/)
    .map((date) => dayFromIso(date) as Day),
);
