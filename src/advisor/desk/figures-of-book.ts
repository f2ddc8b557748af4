import { foldTypes } from '../book/fold-types.ts';
import { Standings, standingOf } from '../book/outstanding.ts';
import { BAND_SOURCE_CODES, RISK_BAND_CODES } from '../book/profile-columns.ts';
import { heldOf } from '../book/sold.ts';
import type { Paise } from '../units.ts';
import { AGE_GROUPS, ageGroupOf } from './age-groups.ts';
import { dataQuality, type ReadingFound } from './data-quality.ts';
import type { DeskBook } from './desk-book.ts';
import { type BandFigures, DESK_FORMAT, type DeskFigures, type GroupFigures, type Money } from './desk-figures.ts';
import { periodsUpTo } from './periods.ts';
import { segmentRows } from './segment-rows.ts';

const MOST_TYPES = 40;
const SOURCES = BAND_SOURCE_CODES.length;

/** Everything the desk shows about the whole book, in one pass over the trades. Time: O(clients + trades). */
export const figuresOfBook = (desk: DeskBook, version: number, read: ReadingFound): DeskFigures => {
  const { book, columns, asOf, dataAsOf } = desk;
  const { offsets, day, type, amount, yieldToMaturity, bond } = book.trades;
  const months = periodsUpTo(asOf, 'month');
  const types = foldTypes(book, MOST_TYPES);
  const byAge = new GroupTally(AGE_GROUPS.length);
  const byType = new GroupTally(types.names.length);
  const byMonth = new GroupTally(months.names.length);
  const byBand = new GroupTally(RISK_BAND_CODES.length * SOURCES);
  const money = new Standings();
  let [buyers, holders, trades, bought, yieldWeight, yieldSum] = [0, 0, 0, 0, 0, 0];

  for (let client = 0; client < columns.clients; client++) {
    const age = ageGroupOf(columns.age[client]);
    const band = columns.band[client] * SOURCES + columns.bandSource[client];
    byAge.addClient(age, client);
    byBand.addClient(band, client);
    if (columns.trades[client] > 0) buyers++;
    if (columns.outstanding[client] > 0) holders++;
    for (let trade = offsets[client]; trade < offsets[client + 1]; trade++) {
      const onDay = day[trade];
      if (onDay > asOf) break;
      const paise = amount[trade];
      trades++;
      bought += paise;
      const standing = standingOf(book.bonds[bond[trade]]?.maturityDay, asOf);
      const left = heldOf(book.trades, trade);
      money.add(standing, left);
      const held = standing === 'outstanding' ? left : 0;
      const yearly = yieldToMaturity[trade];
      if (held > 0 && !Number.isNaN(yearly)) {
        yieldWeight += held;
        yieldSum += held * yearly;
      }
      byAge.addTrade(age, client, paise, held);
      byBand.addTrade(band, client, paise, held);
      byType.addTrade(types.of(type[trade]), client, paise, held);
      const month = months.of(onDay);
      if (month >= 0) byMonth.addTrade(month, client, paise, held);
    }
  }

  return {
    format: DESK_FORMAT,
    asOf,
    dataAsOf,
    version,
    clients: columns.clients,
    buyers,
    holders,
    trades,
    bought: bought as Paise,
    outstanding: money.outstanding as Paise,
    maturityUnknown: money.unknown as Paise,
    meanYield: yieldWeight > 0 ? yieldSum / yieldWeight : null,
    segments: segmentRows(desk),
    bands: bandFigures(byBand),
    ages: byAge.figures(AGE_GROUPS),
    types: byType.figures(types.names),
    months: byMonth.figures(months.names),
    quality: dataQuality(desk, read),
  };
};

/** A, B, C, then unknown; within a band, recorded before derived. Without empty rows. */
const bandFigures = (tally: GroupTally): BandFigures[] => {
  const order = [1, 2, 3, 0];
  return order.flatMap((code) =>
    BAND_SOURCE_CODES.flatMap((source, at): BandFigures[] => {
      const place = code * SOURCES + at;
      const clients = tally.clients[place];
      return clients === 0 ? [] : [{ band: RISK_BAND_CODES[code] ?? null, source, clients, ...tally.moneyOf(place) }];
    }),
  );
};

/** Counts trades, amounts and distinct clients by group. Add one client's trades after another's. */
class GroupTally {
  readonly clients: Float64Array;
  readonly trades: Float64Array;
  readonly bought: Float64Array;
  readonly outstanding: Float64Array;
  /** The client last added to each group. */
  readonly #seen: Int32Array;

  constructor(groups: number) {
    this.clients = new Float64Array(groups);
    this.trades = new Float64Array(groups);
    this.bought = new Float64Array(groups);
    this.outstanding = new Float64Array(groups);
    this.#seen = new Int32Array(groups).fill(-1);
  }

  addClient(group: number, client: number): void {
    if (this.#seen[group] === client) return;
    this.#seen[group] = client;
    this.clients[group] += 1;
  }

  /** @param held the part of the amount that hasn't matured */
  addTrade(group: number, client: number, amount: number, held: number): void {
    this.addClient(group, client);
    this.trades[group] += 1;
    this.bought[group] += amount;
    this.outstanding[group] += held;
  }

  moneyOf(group: number): Money {
    return { bought: this.bought[group] as Paise, outstanding: this.outstanding[group] as Paise };
  }

  figures(names: readonly string[]): GroupFigures[] {
    return names.map((name, at) => ({
      name,
      clients: this.clients[at],
      trades: this.trades[at],
      ...this.moneyOf(at),
    }));
  }
}
