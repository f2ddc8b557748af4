import type { Database } from '../../../data/database.ts';
import { afterSales, type Sale } from '../after-sales.ts';
import type { BookRows } from '../firm.ts';
import type { Bond, Offer, Trade } from '../world.ts';
import { describedBy, MappedBonds, type Names, namesIn } from './bonds.ts';
import { factsIn, MappedClients, tellsOfClients } from './clients.ts';
import { type MappingDocument, sectionsOf } from './document.ts';
import { type Key, rowsOfSection, type SectionRow } from './section-rows.ts';

/** 1 January 1980, and one lakh crore rupees: what's outside is no trade. */
const FIRST_TRADE = 3652;
const MOST_PAISE = 1e14;

const amountIn = (row: SectionRow): number | null => {
  const written = row.amount('amount');
  const [quantity, price] = [row.amount('quantity'), row.amount('price')];
  const [nominal, face] = [row.amount('nominal'), row.amount('face')];
  // Around 100, for a bond of 1,000 or more, a price is per 100 of face value.
  const isPer100 = typeof face === 'number' && face >= 1000 && typeof price === 'number' && price >= 20 && price <= 250;
  const each = typeof price === 'number' ? (isPer100 ? (price * face) / 100 : price) : null;
  const ofNominal = typeof nominal === 'number' && typeof price === 'number' ? (nominal * price) / 100 : null;
  const product = typeof quantity === 'number' && each !== null ? quantity * each : ofNominal;
  const rupees = written === null ? product : (written ?? null);
  const paise = rupees === null ? 0 : Math.round(rupees * 100);
  return paise > 0 && paise <= MOST_PAISE ? paise : null;
};

const numberIn = (row: SectionRow): number | null => {
  const found = [row.key('key'), row.key('trade')].find((key) => typeof key === 'number');
  return typeof found === 'number' ? found : null;
};

const untilIn = (row: SectionRow): Offer['until'] => {
  const day = row.day('until');
  return day === null ? 'open' : (day ?? 'unreadable');
};

/** Reads a book as the firm's own document describes it. @param latest the last day that a trade can bear */
export const readMapped = async (database: Database, document: MappingDocument, latest: number, zone: string): Promise<BookRows> => {
  const [bonds, clients] = [new MappedBonds(), new MappedClients()];
  await bonds.read(database, document, zone);
  await clients.read(database, document, zone);

  const offers: Offer[] = [];
  const offered = new Map<Key, Names>();
  let place = 0;
  for (const section of sectionsOf(document, 'offers')) {
    for await (const row of rowsOfSection(database, document, section, zone)) {
      place++;
      const [key, names] = [row.key('key'), namesIn(row, 'bondKey')];
      if (key !== null) offered.set(key, names);
      const isNamed = names.bond !== null || names.isin !== null;
      const bond = bonds.of(names) ?? (isNamed ? describedBy(row, names, [], false) : undefined);
      if (!bond) continue;
      const rupees = row.amount('minimum');
      const minimum = typeof rupees === 'number' && rupees > 0 ? Math.round(rupees * 100) : null;
      const id = typeof key === 'number' ? key : place;
      offers.push({ id, bond, yield: row.rate('yield') ?? null, minimum, from: row.day('offered') ?? null, until: untilIn(row) });
    }
  }

  const [trades, sales]: [Trade[], Sale[]] = [[], []];
  const skipped = new Map<string, number>();
  let sequence = 0;
  const skip = (reason: string): void => {
    sequence++;
    skipped.set(reason, (skipped.get(reason) ?? 0) + 1);
  };
  const bondOf = (row: SectionRow): Bond | undefined => {
    const offer = row.key('offerKey');
    const names = offer === null ? namesIn(row, 'bondKey') : offered.get(offer);
    if (!names) return undefined;
    return bonds.of(names) ?? (names.bond === null && names.isin === null ? undefined : describedBy(row, names, [], true));
  };
  for (const thing of ['trades', 'sales'] as const) {
    for (const section of sectionsOf(document, thing)) {
      for await (const row of rowsOfSection(database, document, section, zone)) {
        const [side, client, bond, day, amount] = [row.side(), clients.ofTrade(row), bondOf(row), row.day('day'), amountIn(row)];
        if (side === 'left out' || side === undefined || row.wasNotDone()) skip('side');
        else if (client === null) skip('client');
        else if (!bond) skip('bond');
        else if (day == null || day < FIRST_TRADE) skip('day');
        else if (day > latest) skip('future');
        else if (amount === null || !row.isInRupees()) skip('amount');
        else if (side === 'sell' || side === 'redemption' || (side === null && thing === 'sales')) {
          sales.push({ client, bond: bond.id, day, amount });
        } else {
          clients.hear(client, tellsOfClients(section) ? factsIn(row, section) : null, day);
          const number = numberIn(row) ?? sequence;
          sequence++;
          trades.push({ client, day, amount, held: amount, yield: row.rate('yield') ?? null, bond, row: number });
        }
      }
    }
  }
  return { clients: clients.all(), trades: afterSales(trades, sales), offers, skipped };
};
