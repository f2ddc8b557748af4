import type { KeptProfile, PassingFacts } from '../../../advisor/book/kept-profile.ts';
import type { Holding, PurchaseDay } from '../../../advisor/book/profile.ts';
import type { ProfileFields } from './profile-fields.ts';

type Maturity = PassingFacts['maturities'][number];
type Issuers = NonNullable<KeptProfile['issuers']>;

/** What something matures as, by place. */
export const maturingOf = (maturities: readonly Maturity[] | undefined, place: number): number => {
  let sum = 0;
  for (const maturity of maturities ?? []) if (maturity[1] === place) sum += maturity[2];
  return sum;
};

export const walkPurchases = (fields: ProfileFields, asOf: number, given?: readonly PurchaseDay[]): readonly PurchaseDay[] => {
  let last = asOf;
  const days = fields.list('recentPurchases', given, (purchase) => {
    const day: PurchaseDay['day'] = fields.number('bought on', purchase?.day, last);
    last = day;
    const amounts = fields.list(
      'types bought',
      purchase?.amounts,
      (one) => ({ bondType: fields.text<string>('type bought', one?.bondType), amount: fields.number('amount bought', one?.amount) }),
      1,
    );
    return { day, amounts: amounts ?? [] };
  });
  return days ?? [];
};

/** Holdings without what's outstanding of them. */
export const walkHoldings = (fields: ProfileFields, purchases: readonly PurchaseDay[], given?: readonly Holding[]): Holding[] => {
  const likely = new Map<string, { amount: number; trades: number; last: number }>();
  for (const { day, amounts } of purchases) {
    for (const { bondType, amount } of amounts) {
      const sum = likely.get(bondType) ?? { amount: 0, trades: 0, last: 0 };
      likely.set(bondType, { amount: sum.amount + amount, trades: sum.trades + 1, last: day });
    }
  }
  const walk = (holding: Holding | undefined): Holding => {
    const bondType = fields.text<string>('held type', holding?.bondType);
    const sum = likely.get(bondType);
    const trades = fields.number<number>('held trades', holding?.trades, sum?.trades);
    const walked: Holding = {
      bondType,
      trades,
      amount: fields.number('held amount', holding?.amount, sum?.amount),
      lastDay: fields.number('held last', holding?.lastDay, sum?.last),
    };
    if (fields.number<number>('usual', holding && (holding.usual ? 1 : 0)) === 0) return walked;
    const { usual } = holding ?? {};
    const logYears: number = fields.number('log years', usual?.logYears);
    const dated: number = fields.number('dated', usual?.dated, trades);
    return {
      ...walked,
      usual: { logYears, dated, grades: fields.number('grades', usual?.grades), graded: fields.number('graded', usual?.graded, dated) },
    };
  };
  return fields.list('holdings', given, walk, likely.size) ?? [];
};

/** A purchase of a type on a day. */
interface Bought {
  readonly bondType: string;
  readonly amount: number;
}

/**
 * Amounts that mature. Most are one purchase's: the first, second … of the type that's left; 0: none's.
 */
export const walkMaturities = (
  fields: ProfileFields,
  purchases: readonly PurchaseDay[],
  holdings: readonly Holding[],
  given?: readonly Maturity[],
): Maturity[] | undefined => {
  const left: Bought[] = purchases.flatMap(({ amounts }) => amounts);
  return fields.list('maturities', given, (maturity): Maturity => {
    const day: Maturity[0] = fields.common('matures on', maturity?.[0]);
    const place: number = fields.number('matures of', maturity?.[1]);
    const type = holdings[place]?.bondType;
    const nth: number = fields.number('matures whole', maturity && nthOf(left, type, maturity[2]));
    const amount: Maturity[2] = nth === 0 ? fields.number('maturing', maturity?.[2]) : (takeNth(left, type, nth) as Maturity[2]);
    return [day, place, amount];
  });
};

const nthOf = (left: readonly Bought[], type: string | undefined, amount: number): number => {
  let nth = 0;
  for (const bought of left) {
    if (bought.bondType !== type) continue;
    nth++;
    if (bought.amount === amount) return nth;
  }
  return 0;
};

const takeNth = (left: Bought[], type: string | undefined, nth: number): number => {
  let rest = nth;
  const at = left.findIndex(({ bondType }) => bondType === type && --rest === 0);
  const [taken] = left.splice(at, 1);
  if (at < 0 || !taken) throw new RangeError('it has no such purchase');
  return taken.amount;
};

/** What's outstanding by issuer, and when it matures. */
export const walkIssuers = (
  fields: ProfileFields,
  maturities: readonly Maturity[],
  given?: Pick<KeptProfile, 'issuers' | 'passing'>,
): { readonly issuers: Issuers | undefined; readonly byIssuer: Maturity[] | undefined } => {
  const names = fields.list('issuers', given?.issuers, (one) => fields.text<string>('issuer', one?.issuer));
  const byIssuer = fields.list(
    'byIssuer',
    given?.passing?.byIssuer,
    (one, at): Maturity => {
      const like = maturities[at];
      const day: Maturity[0] = fields.number('by issuer on', one?.[0], like?.[0]);
      const likely = names?.indexOf(fields.issuerByDay.get(day) ?? '') ?? 0;
      const place: number = fields.number('by issuer of', one?.[1], likely);
      const name = names?.[place];
      if (name !== undefined) fields.issuerByDay.set(day, name);
      return [day, place, fields.number('by issuer amount', one?.[2], like?.[2])];
    },
    maturities.length,
  );
  const issuers = names?.map((issuer, place) => ({
    issuer,
    outstanding: fields.number('issuer left', given?.issuers?.[place]?.outstanding, maturingOf(byIssuer, place)) as never,
  }));
  return { issuers, byIssuer };
};
