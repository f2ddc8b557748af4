import type { KeptProfile, PassingFacts } from '../../../advisor/book/kept-profile.ts';
import type { Holding } from '../../../advisor/book/profile.ts';
import type { ProfileFields } from './profile-fields.ts';
import { maturingOf, walkHoldings, walkIssuers, walkMaturities, walkPurchases } from './profile-lists.ts';

/** A kept profile without the id, which its row has. */
export type StoredProfile = Omit<KeptProfile, 'clientId'>;

/** A new field of a profile needs a column, or stays out here and is kept as JSON. */
type Walked = Record<Exclude<keyof StoredProfile, 'ages'>, unknown>;

/** Writes the profile that's given; without one, reads it. */
export const walkProfile = (fields: ProfileFields, given?: StoredProfile): StoredProfile => {
  const { walked, others } = walkFields(fields, given);
  return (given ?? Object.assign(withoutAbsent(walked), others)) as StoredProfile;
};

/** Reads past a profile that nobody wants. */
export const skipProfile = (fields: ProfileFields): void => {
  walkFields(fields);
};

/**
 * Walks over a profile's fields in a fixed order, each with the value that the ones before make likely: most of what a profile holds are sums
 * of a client's purchases.
 */
const walkFields = (fields: ProfileFields, given?: StoredProfile): { readonly walked: Walked; readonly others: object | undefined } => {
  const asOf: number = fields.number('asOf', given?.asOf);
  const recentPurchases = walkPurchases(fields, asOf, given?.recentPurchases);
  const found = walkHoldings(fields, recentPurchases, given?.holdings);
  const maturities = walkMaturities(fields, recentPurchases, found, given?.passing?.maturities);
  const holdings = found.map((holding, place): Holding => {
    const left: Holding['outstanding'] | undefined = fields.number(
      'held left',
      given?.holdings[place]?.outstanding,
      maturingOf(maturities, place),
    );
    return left === undefined ? holding : { ...holding, outstanding: left };
  });
  const { issuers, byIssuer } = walkIssuers(fields, maturities ?? [], given);
  const passing: PassingFacts | undefined = maturities && {
    birthDay: fields.number('born on', given?.passing?.birthDay),
    recordedAge: fields.number('recorded age', given?.passing?.recordedAge),
    maturities,
    ...(byIssuer && { byIssuer }),
  };
  const total: number = fields.number('totalInvested', given?.totalInvested, sumOf(holdings, 'amount'));
  const walked: Walked = {
    asOf,
    holdings,
    recentPurchases,
    issuers,
    weights: walkWeights(fields, total, given),
    passing,
    totalInvested: total,
    outstanding: fields.number('outstanding', given?.outstanding, sumOf(holdings, 'outstanding')),
    maturityUnknown: fields.number('maturityUnknown', given?.maturityUnknown),
    age: fields.number('age', given?.age),
    birthDay: fields.number('birthDay', given?.birthDay, passing?.birthDay ?? 0),
    gender: fields.text('gender', given?.gender),
    riskBand: fields.text('riskBand', given?.riskBand),
    riskBandSource: fields.text('riskBandSource', given?.riskBandSource),
    bandAssessedOn: fields.number('bandAssessedOn', given?.bandAssessedOn, asOf),
    bandImportedOn: fields.number('bandImportedOn', given?.bandImportedOn, asOf),
    averageYield: fields.number('averageYield', given?.averageYield),
    averageCoupon: fields.number('averageCoupon', given?.averageCoupon),
    trades: fields.number('trades', given?.trades, sumOf(holdings, 'trades')),
    purchaseDays: fields.number('purchaseDays', given?.purchaseDays, recentPurchases.length),
    firstTradeDay: fields.number('firstTradeDay', given?.firstTradeDay, recentPurchases[0]?.day),
    lastTradeDay: fields.number('lastTradeDay', given?.lastTradeDay, recentPurchases.at(-1)?.day),
    reinvestmentRatio: fields.number('reinvestmentRatio', given?.reinvestmentRatio),
    boughtAgain: fields.number('boughtAgain', given?.boughtAgain),
    parentId: fields.text('parentId', given?.parentId),
    relationshipManagerId: fields.text('relationshipManagerId', given?.relationshipManagerId),
    name: fields.text('name', given?.name),
    horizonDays: fields.number('horizonDays', given?.horizonDays),
    expectedAmount: fields.number('expectedAmount', given?.expectedAmount),
  };
  return { walked, others: walkOthers(fields, walked, given) };
};

const sumOf = (holdings: readonly Holding[], what: 'amount' | 'outstanding' | 'trades'): number =>
  holdings.reduce((sum, holding) => sum + (holding[what] ?? 0), 0);

const walkWeights = (fields: ProfileFields, total: number, given?: StoredProfile): KeptProfile['weights'] => {
  const { weights } = given ?? {};
  if (fields.number<number>('weights', given && (weights ? 1 : 0)) === 0) return undefined;
  const weight = (value?: number): never => fields.number('weight', value, total);
  const [inYield, inCoupon] = [weight(weights?.yield), weight(weights?.coupon)];
  return { yield: inYield, coupon: inCoupon, bands: [weight(weights?.bands[0]), weight(weights?.bands[1]), weight(weights?.bands[2])] };
};

/** Fields that have no columns of their own, as JSON: few profiles have any. */
const walkOthers = (fields: ProfileFields, walked: object, given?: StoredProfile): object | undefined => {
  let others: Record<string, unknown> | undefined;
  for (const name in given) {
    const value = given[name as keyof StoredProfile];
    if (name in walked || name === 'clientId' || value === undefined) continue;
    others ??= {};
    others[name] = value;
  }
  const text: string | undefined = fields.text('others', others && JSON.stringify(others));
  return text === undefined ? undefined : JSON.parse(text);
};

const withoutAbsent = (record: Walked): Record<string, unknown> => {
  const present: Record<string, unknown> = {};
  for (const name in record) if (record[name as keyof Walked] !== undefined) present[name] = record[name as keyof Walked];
  return present;
};
