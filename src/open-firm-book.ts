import type { Config } from './config.ts';
import type { Database } from './data/database.ts';
import { lazySource } from './data/lazy-source.ts';
import type { Mapping } from './data/mapping/mapping.ts';
import { openSource } from './data/sources/open-source.ts';
import type { BookSource } from './usecases/ports/book-source.ts';
import type { DeskCalendar } from './usecases/ports/clock.ts';

/** Opens the firm's own book, as its layout or mapping document describes it. It's looked at when it's first asked. */
export const openFirmBook = (
  config: Config,
  database: Database,
  { mapping, calendar }: { readonly mapping: Mapping | null; readonly calendar: DeskCalendar },
): BookSource =>
  lazySource(
    () =>
      openSource(database, {
        layout: config.sourceLayout,
        mapping,
        orders: config.orders,
        bondTypeColumn: config.bondTypeColumn,
        calendar,
      }),
    { onTooSlow: () => database.breaker?.suspect() },
  );
