import { medianOf } from '../median.ts';
import { type ClientId, type Day, day, type Paise } from '../units.ts';
import type { DeskBook } from './desk-book.ts';

/** Bonds that mature within so many days are a reason to call. */
export const MATURING_WITHIN_DAYS = 30;
/** A client whose own pace is not known is idle after this many days without a purchase. */
export const IDLE_AFTER_DAYS = 180;
/** A client with a pace is idle after this many times the usual gap ... */
const IDLE_AFTER_GAPS = 2;
/** ... but not sooner than this: who buys every week is not called after two. */
const IDLE_NOT_BEFORE_DAYS = 60;
/** Gaps between purchase days that make a pace. */
const FEWEST_GAPS = 2;

/** A reason to call a client, as of a day. */
export type ClientCall = {
  readonly clientId: ClientId;
  /** Null where the book keeps no names. */
  readonly clientName: string | null;
  readonly relationshipManagerId: string | null;
  /** Paise, all trades together. */
  readonly invested: Paise;
} & (
  | {
      readonly kind: 'maturing';
      /** The first of them. */
      readonly day: Day;
      /** Bought of all bonds that mature within the days. */
      readonly amount: Paise;
      readonly bonds: number;
    }
  | {
      readonly kind: 'idle';
      /** The day of the last purchase. */
      readonly day: Day;
      /** Days between purchases, by the client's own median; null where there were too few. */
      readonly usualGap: number | null;
    }
);

/** Every reason to call anybody, in the book's order. A client can have two. */
export function* callList(desk: DeskBook): Generator<ClientCall> {
  const { book, columns } = desk;
  for (let client = 0; client < columns.clients; client++) {
    const facts = book.clients[client];
    if (!facts || columns.trades[client] === 0) continue;
    const whose = {
      clientId: facts.id,
      clientName: facts.name ?? null,
      relationshipManagerId: facts.relationshipManagerId,
      invested: columns.invested[client] as Paise,
    };
    const maturing = maturingOf(desk, client);
    if (maturing) yield { ...whose, kind: 'maturing', ...maturing };
    const idle = idleOf(desk, client);
    if (idle) yield { ...whose, kind: 'idle', ...idle };
  }
}

const maturingOf = ({ book, asOf }: DeskBook, client: number): { day: Day; amount: Paise; bonds: number } | null => {
  const { offsets, bond: bonds, amount, day: days } = book.trades;
  let [first, total] = [Number.POSITIVE_INFINITY, 0];
  const held = new Set<number>();
  for (let trade = offsets[client] as number; trade < (offsets[client + 1] as number); trade++) {
    const place = bonds[trade] as number;
    const matures = book.bonds[place]?.maturityDay;
    if (matures === undefined || matures === null || (days[trade] as number) > asOf) continue;
    if (matures < asOf || matures > asOf + MATURING_WITHIN_DAYS) continue;
    first = Math.min(first, matures);
    total += amount[trade] as number;
    held.add(place);
  }
  return held.size === 0 ? null : { day: day(first), amount: total as Paise, bonds: held.size };
};

const idleOf = ({ book, columns, asOf }: DeskBook, client: number): { day: Day; usualGap: number | null } | null => {
  const last = columns.lastDay[client] as number;
  const idleFor = asOf - last;
  if (idleFor < IDLE_NOT_BEFORE_DAYS) return null;
  const { offsets, day: days } = book.trades;
  const gaps: number[] = [];
  for (let trade = (offsets[client] as number) + 1; trade < (offsets[client + 1] as number); trade++) {
    const gap = (days[trade] as number) - (days[trade - 1] as number);
    if (gap > 0 && (days[trade] as number) <= asOf) gaps.push(gap);
  }
  const usualGap = gaps.length < FEWEST_GAPS ? null : medianOf(gaps);
  const threshold = usualGap === null ? IDLE_AFTER_DAYS : Math.max(IDLE_NOT_BEFORE_DAYS, IDLE_AFTER_GAPS * usualGap);
  return idleFor > threshold ? { day: day(last), usualGap } : null;
};
