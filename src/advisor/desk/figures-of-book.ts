import { BAND_SOURCE_CODES, RISK_BAND_CODES } from '../profile-columns.ts';
import type { Paise } from '../units.ts';
import { AGE_GROUPS, ageGroupOf } from './age-groups.ts';
import { dataQuality, type ReadingFound } from './data-quality.ts';
import type { DeskBook } from './desk-book.ts';
import { type BandFigures, DESK_FORMAT, type DeskFigures } from './desk-figures.ts';
import { foldTypes } from './fold-types.ts';
import { periodsUpTo } from './periods.ts';
import { segmentRows } from './segment-rows.ts';
import { GroupTally } from './tally-groups.ts';

const MOST_TYPES = 40;
const SOURCES = BAND_SOURCE_CODES.length;

/** Everything that the desk shows of the whole book, in one pass over the trades. Time grows with clients + trades. */
export const figuresOfBook = (desk: DeskBook, version: number, read: ReadingFound): DeskFigures => {
  const { book, columns, asOf } = desk;
  const { offsets, day, type, amount, yieldToMaturity } = book.trades;
  const months = periodsUpTo(asOf, 'month');
  const types = foldTypes(book, MOST_TYPES);
  const byAge = new GroupTally(AGE_GROUPS.length);
  const byType = new GroupTally(types.names.length);
  const byMonth = new GroupTally(months.names.length);
  const byBand = new GroupTally(RISK_BAND_CODES.length * SOURCES);
  let [buyers, trades, invested, yieldWeight, yieldSum] = [0, 0, 0, 0, 0];

  for (let client = 0; client < columns.clients; client++) {
    const age = ageGroupOf(columns.age[client] as number);
    const band = (columns.band[client] as number) * SOURCES + (columns.bandSource[client] as number);
    byAge.addClient(age, client);
    byBand.addClient(band, client);
    if ((columns.trades[client] as number) > 0) buyers++;
    for (let trade = offsets[client] as number; trade < (offsets[client + 1] as number); trade++) {
      const onDay = day[trade] as number;
      if (onDay > asOf) break;
      const paise = amount[trade] as number;
      trades++;
      invested += paise;
      const yearly = yieldToMaturity[trade] as number;
      if (!Number.isNaN(yearly)) {
        yieldWeight += paise;
        yieldSum += paise * yearly;
      }
      byAge.addTrade(age, client, paise);
      byBand.addTrade(band, client, paise);
      byType.addTrade(types.of(type[trade] as number), client, paise);
      const month = months.of(onDay);
      if (month >= 0) byMonth.addTrade(month, client, paise);
    }
  }

  return {
    format: DESK_FORMAT,
    asOf,
    version,
    clients: columns.clients,
    buyers,
    trades,
    invested: invested as Paise,
    meanYield: yieldWeight > 0 ? yieldSum / yieldWeight : null,
    segments: segmentRows(desk),
    bands: bandFigures(byBand),
    ages: byAge.figures(AGE_GROUPS),
    types: byType.figures(types.names),
    months: byMonth.figures(months.names),
    quality: dataQuality(desk, read),
  };
};

/** A, B, C, then unknown; of each what is recorded before what is derived. Nobody's is left out. */
const bandFigures = (tally: GroupTally): BandFigures[] => {
  const order = [1, 2, 3, 0];
  return order.flatMap((code) =>
    BAND_SOURCE_CODES.flatMap((source, at): BandFigures[] => {
      const place = code * SOURCES + at;
      const clients = tally.clients[place] as number;
      return clients === 0 ? [] : [{ band: RISK_BAND_CODES[code] ?? null, source, clients, invested: tally.invested[place] as Paise }];
    }),
  );
};
