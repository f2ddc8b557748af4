import { dayIn } from './cells.ts';

type Json = Readonly<Record<string, unknown>>;

/** What comes on top of a bond's price, by the desk's document (`PRICING_FILE`), the latest entry last. */
export interface Costs {
  readonly stampDuty: ReadonlyArray<{ readonly from: number; readonly percent: number; readonly exempt: readonly string[] }>;
  /** Rupees. */
  readonly fees: ReadonlyArray<{ readonly from: number; readonly percent: number; readonly least: number; readonly most: number }>;
}

const entries = <T extends { readonly from: number }>(list: unknown, read: (entry: Json, from: number) => T): readonly T[] =>
  (Array.isArray(list) ? list : [])
    .map((each: Json) => read(each, dayIn(each.from) ?? Number.POSITIVE_INFINITY))
    .sort((a, b) => a.from - b.from);

/** Reads the desk's document, which the product has checked. @param document null: there's none */
export const readCosts = (document: unknown): Costs => {
  const { stampDuty, fees } = (document ?? {}) as Json;
  return {
    stampDuty: entries(stampDuty, ({ percent, exempt }, from) => ({
      from,
      percent: Number(percent),
      exempt: (exempt as string[] | undefined) ?? [],
    })),
    fees: entries(fees, ({ percent, leastRupees = 0, mostRupees = Number.POSITIVE_INFINITY }, from) => ({
      from,
      percent: Number(percent),
      least: Number(leastRupees),
      most: Number(mostRupees),
    })),
  };
};

const inForce = <T extends { readonly from: number }>(list: readonly T[], day: number): T | undefined =>
  list.filter(({ from }) => from <= day).at(-1);

/** Stamp duty on an amount in paise; null: none is configured for the day. */
export const dutyOn = (table: Costs['stampDuty'], type: string, day: number): ((amount: number) => number) | null => {
  const duty = inForce(table, day);
  return duty ? (amount) => (duty.exempt.includes(type) ? 0 : (amount * duty.percent) / 100) : null;
};

/** The firm's fee on an amount in paise; null: none is configured for the day. */
export const chargedOn = (table: Costs['fees'], day: number): ((amount: number) => number) | null => {
  const fee = inForce(table, day);
  return fee ? (amount) => Math.min(Math.max((amount * fee.percent) / 100, fee.least * 100), fee.most * 100) : null;
};
