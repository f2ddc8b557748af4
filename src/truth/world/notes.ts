import { dayIn, fractionOf, textIn } from './cells.ts';
import { FREQUENCY_WORDS, NEVER, type Terms, type Trait, traitsWritten } from './structure.ts';

/** What a desk's own document (`PRICING_FILE`, docs/pricing.md) says of a bond. Absent: nothing. */
export interface Note {
  readonly type?: string;
  readonly issuer?: string;
  readonly coupon?: number;
  readonly frequencyCode?: number;
  readonly issued?: number;
  readonly matures?: number;
  readonly yield?: number;
}

/** A bond as the desk's document describes it. */
export interface NotedBond {
  readonly note: Note;
  readonly traits: readonly Trait[];
  /** Its structure by name: `perpetual`, `Tier 1`. */
  readonly structures: readonly string[];
  readonly terms: Terms;
}

/** How income is taxed for purchases that settle from a day on. Rates are fractions. */
export interface TaxThen {
  readonly from: number;
  readonly slabs: readonly number[];
  readonly cess: number;
  readonly longTerm: number;
  readonly longTermMonths: number;
}

export interface DeskNotes {
  /** By the bond's id in capitals. */
  readonly bonds: ReadonlyMap<string, NotedBond>;
  /** By type: how its bonds are counted and quoted. */
  readonly conventions: ReadonlyMap<string, Pick<Terms, 'dayCount' | 'compounding'>>;
  /** In any order. */
  readonly taxes: readonly TaxThen[];
}

type Json = Readonly<Record<string, unknown>>;

const present = <T extends object>(fields: { readonly [Key in keyof T]: T[Key] | null | undefined }): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null)) as T;
const percentIn = (value: unknown): number | null => (typeof value === 'number' ? fractionOf(value) : null);
const listIn = <T>(value: unknown, read: (each: Json) => T): readonly T[] | null =>
  Array.isArray(value) ? value.map((each) => read(each as Json)) : null;
const dayOf = (value: unknown): number => dayIn(value) ?? Number.NaN;
const exitsIn = (value: unknown) =>
  listIn(value, ({ day, price }) => ({ day: dayOf(day), price: typeof price === 'number' ? price / 100 : 1 }));

const termsIn = (bond: Json): Terms =>
  present<Terms>({
    lot: typeof bond.faceValue === 'number' ? Math.round(bond.faceValue * 100) : null,
    calls: exitsIn(bond.calls),
    puts: exitsIn(bond.puts),
    dayCount: textIn(bond.dayCount),
    compounding: textIn(bond.compounding),
    simpleAtTheEnd: bond.simpleAtTheEnd as boolean | undefined,
    firstCoupon: dayIn(bond.firstCoupon),
    lastRegular: dayIn(bond.lastCouponBeforeMaturity),
    endOfMonth: bond.endOfMonth as boolean | undefined,
    exDays: bond.exDays as number | undefined,
    steps: listIn(bond.steps, ({ from, couponPercent }) => ({ from: dayOf(from), coupon: percentIn(couponPercent) ?? 0 })),
    repayments: listIn(bond.repayments, ({ day, percent }) => ({ day: dayOf(day), share: percentIn(percent) ?? 0 })),
    lastFixing: percentIn((bond.lastFixing as Json | undefined)?.percent),
    fixedOn: dayIn((bond.lastFixing as Json | undefined)?.day),
    listed: bond.listed as boolean | undefined,
  });

const noteIn = (bond: Json): Note =>
  present<Note>({
    type: bond.type as string | undefined,
    issuer: bond.issuer as string | undefined,
    coupon: percentIn(bond.couponPercent),
    frequencyCode: FREQUENCY_WORDS.get(String(bond.frequency)),
    issued: dayIn(bond.issued),
    matures: bond.matures === 'never' ? NEVER : dayIn(bond.matures),
    yield: percentIn(bond.yieldPercent),
  });

const NEW_SLABS = [0, 5, 10, 15, 20, 25, 30];

/** India's rules, which count unless the desk has its own: the year before a long-term gain is taxed at 10%, from 23 July 2024 at 12.5%. */
const INDIA: readonly Json[] = [
  { from: '2018-04-01', slabsPercent: [0, 5, 20, 30], cessPercent: 4, longTermGainsPercent: 10, longTermAfterMonths: 12 },
  { from: '2020-04-01', slabsPercent: NEW_SLABS, cessPercent: 4, longTermGainsPercent: 10, longTermAfterMonths: 12 },
  { from: '2024-07-23', slabsPercent: NEW_SLABS, cessPercent: 4, longTermGainsPercent: 12.5, longTermAfterMonths: 12 },
];

const taxIn = (rules: Json): TaxThen => ({
  from: dayOf(rules.from),
  slabs: (rules.slabsPercent as number[]).map(fractionOf),
  cess: percentIn(rules.cessPercent) ?? 0,
  longTerm: percentIn(rules.longTermGainsPercent) ?? 0,
  longTermMonths: Number(rules.longTermAfterMonths),
});
/** Reads the desk's document, which the product has checked. @param document null: there's none */
export const readNotes = (document: unknown): DeskNotes => {
  const { bonds = {}, conventions = {}, tax } = (document ?? {}) as Readonly<Record<string, Json | undefined>>;
  return {
    bonds: new Map(
      Object.entries(bonds).map(([id, value]) => {
        const bond = value as Json;
        const written = (bond.traits as string[] | undefined) ?? [];
        const structures = bond.matures === 'never' ? [...written, 'perpetual'] : written;
        return [id.trim().toUpperCase(), { note: noteIn(bond), traits: traitsWritten(structures), structures, terms: termsIn(bond) }];
      }),
    ),
    taxes: listIn(tax ?? INDIA, taxIn) ?? [],
    conventions: new Map(Object.entries(conventions).map(([type, value]) => [type, value as Pick<Terms, 'dayCount' | 'compounding'>])),
  };
};
