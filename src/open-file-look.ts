import type { Config } from './config.ts';
import { lookAtFile } from './data/proposing/look-at-file.ts';
import { readHolidays } from './holidays.ts';
import type { BookLoader } from './usecases/ports/loading/book-loader.ts';
import { deskCalendar } from './usecases/serving/desk-calendar.ts';

/** Looks at files as this configuration reads them. It needs no database, so it's ready at once. */
export const openFileLook = (config: Config): BookLoader['look'] =>
  lookAtFile(deskCalendar({ now: () => new Date() }, config.timeZone, readHolidays(config.holidaysFile)));
