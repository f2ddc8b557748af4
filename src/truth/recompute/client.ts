import type { CLIENT_KINDS } from '../../claims/kinds/client.ts';
import { birthdaysBetween, dateOf, monthsLater } from '../world/calendar.ts';
import { asRecorded } from '../world/profiles.ts';
import type { Client, Trade, World } from '../world/world.ts';
import type { Recomputes } from './recompute.ts';

type Id = string | number | undefined;

export const clientOf = (world: World, client: Id): Client | undefined => world.clients.get(String(client));

/** What a client bought by a day, oldest first. */
export const boughtBy = (world: World, client: Id, day: number): readonly Trade[] =>
  (world.tradesOf.get(String(client)) ?? []).filter((trade) => trade.day <= day);

/** The order of ids, byte by byte. */
export const byId = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

export const sumOf = (trades: readonly Trade[]): number => {
  let sum = 0;
  for (const { amount } of trades) sum += amount;
  return sum;
};

export const ageOf = (client: Client | undefined, day: number): number | null => {
  if (!client) return null;
  const { born, recordedAge, ageRecordedOn } = client;
  const byBirth = born === null ? 0 : birthdaysBetween(born, day);
  if (byBirth >= 1 && byBirth <= 120) return byBirth;
  if (recordedAge === null) return null;
  const age = recordedAge + (ageRecordedOn === null ? 0 : Math.max(0, birthdaysBetween(ageRecordedOn, day)));
  return age >= 1 && age <= 120 ? age : null;
};

const BANDS = ['A', 'B', 'C'];

/** 1 to 3: the band of the purchases' median rupee. */
export const derivedBandOf = (trades: readonly Trade[]): number | null => {
  const sums = [0, 0, 0];
  for (const { bond, amount } of trades) {
    const place = bond.band === 'default' ? 2 : BANDS.indexOf(String(bond.band));
    if (place >= 0) sums[place] = (sums[place] ?? 0) + amount;
  }
  const [safe = 0, middle = 0, risky = 0] = sums;
  const all = safe + middle + risky;
  if (all === 0) return null;
  if (safe >= all / 2) return 1;
  return safe + middle >= all / 2 ? 2 : 3;
};

/** The client with the band that's recorded as of a day. */
export const recordedOn = (world: World, client: Id, day: number): Client | undefined => {
  const row = clientOf(world, client);
  return row && asRecorded(row, world.profiles.get(row.id) ?? [], day);
};

/** The last day on which a recorded band counts; null: the tables don't say since when. */
const untilOf = ({ bandRules }: World, { assessedOn, importedOn }: Client): number | null => {
  const since = assessedOn ?? importedOn;
  return since === null ? null : monthsLater(since, bandRules.months);
};

/** 1 to 3: the band that counts for suitability; null if nobody recorded one and no purchase shows one, which counts as A. */
export const countedBandOf = (world: World, client: Id, day: number): number | null => {
  const row = recordedOn(world, client, day);
  if (!row || row.recordedBand === null) {
    const derived = derivedBandOf(boughtBy(world, client, day));
    return derived === null ? null : world.bandRules.derivedCount ? derived : 1;
  }
  const until = untilOf(world, row);
  const counts = (row.assessedOn === null || row.assessedOn <= day) && (until === null || day <= until);
  return counts ? BANDS.indexOf(row.recordedBand) + 1 : 1;
};

/** 1 to 3: the recorded band, else the derived one. */
export const bandOf = (world: World, client: Id, day: number): number | null => {
  const recorded = recordedOn(world, client, day)?.recordedBand ?? null;
  return recorded === null ? derivedBandOf(boughtBy(world, client, day)) : BANDS.indexOf(recorded) + 1;
};

/** The mean of what the purchases say, weighted by amount; null if none says anything. */
export const meanOf = (trades: readonly Trade[], said: (trade: Trade) => number | null): number | null => {
  let [sum, weight] = [0, 0];
  for (const trade of trades) {
    const value = said(trade);
    if (value === null) continue;
    sum += value * trade.amount;
    weight += trade.amount;
  }
  return weight > 0 ? sum / weight : null;
};

/** The purchases less what was sold since. */
export const heldOf = (trades: readonly Trade[]): readonly Trade[] =>
  trades.filter(({ held }) => held > 0).map((trade) => ({ ...trade, amount: trade.held }));

export const outstandingOf = (trades: readonly Trade[], day: number): number =>
  sumOf(heldOf(trades).filter(({ bond }) => bond.matures !== null && bond.matures > day));

export const purchaseDaysOf = (trades: readonly Trade[]): readonly number[] => [...new Set(trades.map(({ day }) => day))];

export const reinvestsOf = (trades: readonly Trade[]): number | null => {
  const days = purchaseDaysOf(trades);
  if (days.length < 2) return null;
  let soon = 0;
  for (let at = 1; at < days.length; at++) if ((days[at] as number) - (days[at - 1] as number) <= 90) soon++;
  return soon / (days.length - 1);
};

/** Money that matured on one day. */
export interface MaturedMoney {
  readonly on: number;
  readonly amount: number;
  readonly bonds: number;
  boughtAgain: number;
}

/** What matured by a day, oldest first, and how much of it was bought again. */
export const maturedMoney = (bought: readonly Trade[], day: number): readonly MaturedMoney[] => {
  const trades = heldOf(bought);
  const matured = trades.filter((trade) => trade.bond.matures !== null && trade.bond.matures <= day && trade.day < trade.bond.matures);
  const days = [...new Set(matured.map(({ bond }) => bond.matures as number))].sort((a, b) => a - b);
  const money = days.map((on): MaturedMoney => {
    const then = matured.filter(({ bond }) => bond.matures === on);
    return { on, amount: sumOf(then), bonds: new Set(then.map(({ bond }) => bond.id)).size, boughtAgain: 0 };
  });
  for (const trade of trades) {
    let left = trade.amount;
    for (const each of money) {
      if (each.on > trade.day || trade.day - each.on > 90) continue;
      const taken = Math.min(left, each.amount - each.boughtAgain);
      each.boughtAgain += taken;
      left -= taken;
    }
  }
  return money;
};

const boughtAgainOf = (trades: readonly Trade[], day: number): number | null => {
  let [matured, again] = [0, 0];
  for (const { on, amount, boughtAgain } of maturedMoney(trades, day)) {
    if (on + 90 > day) continue;
    matured += amount;
    again += boughtAgain;
  }
  return matured > 0 ? again / matured : null;
};

const share = (part: readonly Trade[], whole: readonly Trade[]): number | null => (whole.length > 0 ? sumOf(part) / sumOf(whole) : null);
const isNoneOf = (besides: Id) => {
  const names = String(besides).split('|');
  return ({ bond }: Trade): boolean => !names.includes(bond.type);
};
const neededOn = (world: World, client: Id, day: number): number | null => recordedOn(world, client, day)?.neededOn ?? null;

export const CLIENT: Recomputes<typeof CLIENT_KINDS> = {
  'client.age': (world, { client }, day) => ageOf(clientOf(world, client), day),
  'client.recordedBand': (world, { client }, day) => BANDS.indexOf(String(recordedOn(world, client, day)?.recordedBand)) + 1 || null,
  'client.derivedBand': (world, { client }, day) =>
    (recordedOn(world, client, day)?.recordedBand ?? null) === null ? derivedBandOf(boughtBy(world, client, day)) : null,
  'client.countedBand': (world, { client }, day) => (clientOf(world, client) ? (countedBandOf(world, client, day) ?? 1) : null),
  'client.bandSince': (world, { client }, day) => {
    const row = recordedOn(world, client, day);
    return row?.assessedOn ?? row?.importedOn ?? null;
  },
  'client.bandUntil': (world, { client }, day) => {
    const row = recordedOn(world, client, day);
    return row ? untilOf(world, row) : null;
  },
  'client.bought': (world, { client }, day) => sumOf(boughtBy(world, client, day)),
  'client.purchases': (world, { client }, day) => boughtBy(world, client, day).length,
  'client.firstBought': (world, { client }, day) => boughtBy(world, client, day)[0]?.day ?? null,
  'client.lastBought': (world, { client }, day) => boughtBy(world, client, day).at(-1)?.day ?? null,
  'client.outstanding': (world, { client }, day) => outstandingOf(boughtBy(world, client, day), day),
  'client.maturityUnknown': (world, { client }, day) =>
    sumOf(heldOf(boughtBy(world, client, day)).filter(({ bond }) => bond.matures === null)),
  'client.yield': (world, { client }, day) => meanOf(boughtBy(world, client, day), (trade) => trade.yield),
  'client.coupon': (world, { client }, day) => meanOf(boughtBy(world, client, day), ({ bond }) => bond.coupon),
  'client.reinvests': (world, { client }, day) => reinvestsOf(boughtBy(world, client, day)),
  'client.boughtAgain': (world, { client }, day) => boughtAgainOf(boughtBy(world, client, day), day),
  'client.shareOfType': (world, { client, bondType }, day) => {
    const all = boughtBy(world, client, day);
    return share(
      all.filter(({ bond }) => bond.type === bondType),
      all,
    );
  },
  'client.shareOfOtherTypes': (world, { client, besides }, day) => {
    const all = boughtBy(world, client, day);
    return share(all.filter(isNoneOf(besides)), all);
  },
  'client.amountOfType': (world, { client, bondType }, day) =>
    sumOf(boughtBy(world, client, day).filter(({ bond }) => bond.type === bondType)),
  'client.amountOfOtherTypes': (world, { client, besides }, day) => sumOf(boughtBy(world, client, day).filter(isNoneOf(besides))),
  'client.boughtOfType': (world, { client, bondType, year }, day) =>
    sumOf(boughtBy(world, client, day).filter((trade) => trade.bond.type === bondType && dateOf(trade.day).year === year)),
  'client.boughtOfOtherTypes': (world, { client, besides, year }, day) =>
    sumOf(
      boughtBy(world, client, day)
        .filter(isNoneOf(besides))
        .filter((trade) => dateOf(trade.day).year === year),
    ),
  'intake.day': (world, { client }) => world.intakes.get(String(client))?.on ?? null,
  'intake.expected': (world, { client }) => world.intakes.get(String(client))?.expected ?? null,
  'intake.horizonDays': (world, { client }) => world.intakes.get(String(client))?.horizonDays ?? null,
  'intake.points': (world, { client }) => world.intakes.get(String(client))?.points ?? null,
  'intake.mostPoints': (world, { client }) => world.intakes.get(String(client))?.mostPoints ?? null,
  'client.daysLeft': (world, { client }, day) => {
    const needed = neededOn(world, client, day);
    return needed === null ? null : Math.max(0, needed - day);
  },
  'client.neededBy': (world, { client }, day) => {
    const needed = neededOn(world, client, day);
    return needed === null ? null : Math.max(needed, day);
  },
};
