import { readFileSync } from 'node:fs';
import type { Dependencies } from '../../deps.ts';
import { readHolidays } from '../../holidays.ts';
import { readWorld } from '../../truth/read-world.ts';
import type { World } from '../../truth/world/world.ts';

/** The firm's tables as the checker reads them: by itself, and as of the desk's day. */
export const worldOf = ({
  config,
  database,
  sourceDatabase,
  calendar,
  mapping,
  bondBandRules,
  suitabilityPolicy,
}: Dependencies): Promise<World> =>
  readWorld({
    book: sourceDatabase,
    own: database,
    layout: config.sourceLayout,
    mapping,
    orders: config.orders,
    bondTypeColumn: config.bondTypeColumn,
    pricing: config.pricingFile === null ? null : JSON.parse(readFileSync(config.pricingFile, 'utf8').replace(/^\uFEFF/, '')),
    today: calendar.today(),
    holidays: readHolidays(config.holidaysFile),
    zone: config.timeZone,
    bondRules: {
      neverA: bondBandRules.neverA,
      mostOver: bondBandRules.mostOverSovereign,
      sovereignYield: bondBandRules.sovereignYield,
    },
    bandRules: { derivedCount: suitabilityPolicy.derivedBands === 'allow', months: suitabilityPolicy.profileMonths },
    limits: suitabilityPolicy,
  });
