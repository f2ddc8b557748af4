import type { Database } from '../../data/database.ts';
import { issuerOf, STATE, typeOf, UNION } from './bond-type.ts';
import { amountIn, couponIn, dayIn, dayReason, textIn, tradeDayIn, wholeIn, wordsIn, yieldIn } from './cells.ts';
import { structuresIn } from './named-structures.ts';
import { bandOf, type Rating, ratingIn, ratingThatCounts } from './ratings.ts';
import { rowsOf } from './rows.ts';
import { traitsIn } from './structure.ts';
import type { Bond, Client, CountingOrders, Offer, Trade } from './world.ts';

/** What the tables of a book hold, row by row. */
export interface BookRows {
  /** In the order of their rows. */
  readonly clients: ReadonlyMap<string, Client>;
  readonly trades: readonly Trade[];
  readonly offers: readonly Offer[];
  readonly skipped: ReadonlyMap<string, number>;
}

const ISSUERS = [1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14];
/** 1 January 1900: no client was born before. */
const FIRST_BIRTH = -25_567;

const genderIn = (userType: unknown, gender: unknown): Client['gender'] => {
  if (wholeIn(userType) === 3) return 'HUF';
  if (wholeIn(userType) !== 1) return null;
  return ({ 1: 'M', 2: 'F' } as const)[wholeIn(gender) as 1 | 2] ?? null;
};

const birthIn = (cell: unknown): number | null => {
  const day = dayIn(cell);
  return day !== null && day >= FIRST_BIRTH ? day : null;
};

const known = (code: number | null, codes: readonly number[]): number | null => (code !== null && codes.includes(code) ? code : null);

/** Bonds by product id. Products with one ISIN are one bond: the one with the lowest id describes it. */
const readBonds = async (database: Database, typeColumn: string | null): Promise<ReadonlyMap<number, Bond>> => {
  const agencies = new Map<number, string | null>();
  for await (const row of rowsOf(database, 'rating_agency')) agencies.set(wholeIn(row.id) ?? -1, wordsIn(row.agency_name));
  const ratings = new Map<number, Rating[]>();
  for await (const row of rowsOf(database, 'product_rating')) {
    const [product, rating] = [wholeIn(row.product_id), ratingIn(row.rating, agencies.get(wholeIn(row.agency_id) ?? -1) ?? null)];
    if (product !== null && rating) ratings.set(product, [...(ratings.get(product) ?? []), rating]);
  }
  const bonds = new Map<number, Bond>();
  const byIsin = new Map<string, Bond>();
  for await (const row of rowsOf(database, 'product_master')) {
    const product = wholeIn(row.id);
    if (product === null) continue;
    const isin = wordsIn(row.isin)?.toUpperCase() ?? null;
    const twin = isin === null ? undefined : byIsin.get(isin);
    if (twin) {
      bonds.set(product, twin);
      continue;
    }
    const frequencyCode = known(wholeIn(row.ip_frequency), [1, 2, 3, 4, 5, 6]);
    const [issued, said] = [dayIn(row.issue_date), dayIn(row.maturity_date)];
    // A bond doesn't mature before it's issued: one of the two is wrong, and we can't tell which.
    const matures = said !== null && issued !== null && said <= issued ? null : said;
    const [coupon, name, issuer] = [couponIn(row.coupon_rate), wordsIn(row.name), wordsIn(row.issuer_name)];
    const issuerCode = issuerOf({ issuerCode: known(wholeIn(row.issuer_type), ISSUERS), isin, issuer });
    const byAgencies = ratingThatCounts(ratings.get(product) ?? []);
    const agencyBand = byAgencies && bandOf(byAgencies.grade);
    const tenor = issued !== null && matures !== null ? matures - issued : null;
    const byRules = typeOf({ issuerCode, coupon, issued, tenor, frequencyCode, band: agencyBand, isin, name, issuer });
    const bond: Bond = {
      id: isin ?? `product:${product}`,
      isin,
      issuer,
      name,
      type: typeColumn === null ? byRules : (wordsIn(row[typeColumn.toLowerCase()]) ?? 'Unclassified'),
      rating: issuerCode === UNION ? { grade: 'Sovereign', suffix: null, agency: null } : byAgencies,
      // Nobody rates the union's bonds, and what a state guarantees needs no rating either.
      band: issuerCode === UNION || (issuerCode === STATE && agencyBand === null) ? 'A' : agencyBand,
      coupon,
      issued,
      matures,
      frequencyCode,
      traits: traitsIn([name], issuer),
      terms: {},
      structures: structuresIn(name, issuer),
    };
    if (isin !== null) byIsin.set(isin, bond);
    bonds.set(product, bond);
  }
  return bonds;
};

/** Clients by row, and by id: if several rows have one id, the first one describes them (holders before members). */
const readClients = async (database: Database) => {
  const clients = new Map<string, Client>();
  const [holders, members] = [new Map<number, string>(), new Map<number, string>()];
  const holderRows = new Map<number, { readonly id: string | null; readonly manager: string | null }>();
  const put = (client: Client): void => {
    if (!clients.has(client.id)) clients.set(client.id, client);
  };
  const managerIn = (cell: unknown): string | null => (wholeIn(cell) ? String(wholeIn(cell)) : null);
  const same = {
    recordedAge: null,
    ageRecordedOn: null,
    recordedBand: null,
    assessedOn: null,
    importedOn: null,
    neededOn: null,
    registered: false,
  };

  for await (const row of rowsOf(database, 'users')) {
    const [number, id, manager] = [wholeIn(row.id), textIn(row.client_id), managerIn(row.rm_id)];
    if (number === null) continue;
    holderRows.set(number, { id, manager });
    if (id === null) continue;
    holders.set(number, id);
    const facts = { name: wordsIn(row.name), born: birthIn(row.date_of_birth), gender: genderIn(row.user_type, row.gender) };
    put({ id, ...facts, parent: null, missingHolder: null, manager, ...same });
  }
  for await (const row of rowsOf(database, 'user_members')) {
    const [number, id, parentRow] = [wholeIn(row.id), textIn(row.user_member_id), wholeIn(row.parent_id)];
    if (number === null || id === null) continue;
    members.set(number, id);
    const holder = holderRows.get(parentRow ?? -1);
    const parent = holder?.id ?? null;
    put({
      id,
      name: wordsIn(row.name),
      born: birthIn(row.date_of_birth),
      gender: genderIn(row.user_type, row.gender),
      parent: parent === id ? null : parent,
      missingHolder: parent === null && parentRow ? String(parentRow) : null,
      manager: holder?.manager ?? null,
      ...same,
    });
  }
  return { clients, holders, members };
};

/** Reads the joined tables of a fixed-income platform, by the source schema. @param latest the last day that a trade can bear */
export const readFirm = async (
  database: Database,
  counting: CountingOrders,
  typeColumn: string | null,
  latest: number,
): Promise<BookRows> => {
  const bonds = await readBonds(database, typeColumn);
  const { clients, holders, members } = await readClients(database);
  const offers: Offer[] = [];
  const bondOfOffer = new Map<number, Bond>();
  for await (const row of rowsOf(database, 'offers')) {
    const id = wholeIn(row.id);
    const bond = bonds.get(wholeIn(row.product_id) ?? -1);
    if (id === null || !bond) continue;
    bondOfOffer.set(id, bond);
    const until = wordsIn(row.valid_until) === null ? 'open' : (dayIn(row.valid_until) ?? 'unreadable');
    offers.push({ id, bond, yield: yieldIn(row.yield), minimum: amountIn(row.min_investment), from: null, until });
  }

  const trades: Trade[] = [];
  const skipped = new Map<string, number>();
  for await (const row of rowsOf(database, 'orders')) {
    if (wholeIn(row.primary_offer_id) !== counting.primaryOfferId) continue;
    if (wholeIn(row.order_type) !== counting.orderType || wholeIn(row.seller_id) !== counting.sellerId) continue;
    const member = wholeIn(row.member_id);
    const client = member === null ? undefined : member === 0 ? holders.get(wholeIn(row.user_id) ?? -1) : members.get(member);
    const bond = bondOfOffer.get(wholeIn(row.offer_id) ?? -1);
    const [day, amount] = [tradeDayIn(row.trade_date, latest), amountIn(row.investment_amount)];
    const reason =
      client === undefined
        ? 'client'
        : !bond
          ? 'bond'
          : day === null
            ? dayReason(row.trade_date, latest)
            : amount === null
              ? 'amount'
              : null;
    if (client === undefined || !bond || day === null || amount === null) {
      skipped.set(String(reason), (skipped.get(String(reason)) ?? 0) + 1);
      continue;
    }
    trades.push({ client, day, amount, held: amount, yield: yieldIn(row.yield), bond, row: wholeIn(row.id) ?? 0 });
  }
  return { clients, trades, offers, skipped };
};
