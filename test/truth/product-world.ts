import type { Dependencies } from '../../src/deps.ts';
import { readHolidays } from '../../src/holidays.ts';
import { readWorld } from '../../src/truth/world/read-world.ts';
import type { World } from '../../src/truth/world/world.ts';

/** The firm's tables and the product's own, as the checker reads them. */
export const worldOf = ({ config, database, sourceDatabase, calendar }: Dependencies): Promise<World> =>
  readWorld({
    book: sourceDatabase,
    own: database,
    layout: config.sourceLayout,
    orders: config.orders,
    bondTypeColumn: config.bondTypeColumn,
    today: calendar.today(),
    zone: config.timeZone,
    holidays: readHolidays(null),
  });
