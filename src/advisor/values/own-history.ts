import type { Evidence } from './evidence.ts';

/** The half-life, in days, of a purchase in "lately". */
const LATELY_HALF_LIFE_DAYS = 180;

/** A client's own purchases; arrays have one number per type. */
export interface OwnHistory {
  /** Purchase days, the older ones approximately. */
  readonly days: number;
  /** Purchase days by type, each day split by amount, evenly, and by both with its age. */
  readonly amounts: Float64Array;
  readonly even: Float64Array;
  readonly lately: Float64Array;
  /** Shares of the last purchase day. */
  readonly last: Float64Array;
  /** 1 if ever bought. */
  readonly held: Uint8Array;
  /** The day of the newest purchase of the type. */
  readonly newest: Float64Array;
}

/** Sums up a client's own purchases. */
export const ownHistory = ({ asOf, entries, older }: Evidence, types: number): OwnHistory => {
  const empty = (): Float64Array => new Float64Array(types);
  const [amounts, even, lately, last, newest, held] = [empty(), empty(), empty(), empty(), empty(), new Uint8Array(types)];
  const worth = (day: number): number => 2 ** ((day - asOf) / LATELY_HALF_LIFE_DAYS);
  const newestDay = entries.at(-1)?.day;
  let days = 0;
  let previous = Number.NEGATIVE_INFINITY;
  for (const { day, type, amountShare, evenShare } of entries) {
    if (day !== previous) days++;
    previous = day;
    const both = (amountShare + evenShare) / 2;
    amounts[type] += amountShare;
    even[type] += evenShare;
    lately[type] += worth(day) * both;
    if (day === newestDay) last[type] += both;
    held[type] = 1;
    newest[type] = day;
  }
  if (older) {
    days += older.days;
    for (let type = 0; type < types; type++) {
      const share = older.days * older.shares[type];
      if (share === 0) continue;
      amounts[type] += share;
      even[type] += share;
      lately[type] += worth(older.day) * share;
      if (held[type] === 0) newest[type] = older.day;
      held[type] = 1;
    }
  }
  return { days, amounts, even, lately, last, held, newest };
};
