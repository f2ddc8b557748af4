import { boughtInBook } from '../book/bought.ts';
import { freedMoney } from '../book/freed-money.ts';
import { medianOf } from '../median.ts';
import { type ClientId, type Day, day, type Paise } from '../units.ts';
import type { DeskBook } from './desk-book.ts';

/** A client without a usual gap is idle after this many days without a purchase. */
export const IDLE_AFTER_DAYS = 180;
/** A client with a usual gap is idle after this many times the gap ... */
const IDLE_AFTER_GAPS = 2;
/** ... but no sooner than this, so that someone who buys weekly isn't called after two weeks. */
const IDLE_NOT_BEFORE_DAYS = 60;
/** The fewest gaps between purchase days that make a usual gap. */
const FEWEST_GAPS = 2;

/** What happened, or will, on one day of a client: a reason to call, as of a day. */
export type ClientCall = {
  readonly clientId: ClientId;
  /** Null if the book has no names. */
  readonly clientName: string | null;
  readonly relationshipManagerId: string | null;
  /** What hasn't matured; null if no purchase's maturity is known. */
  readonly outstanding: Paise | null;
  /** Everything the client bought. */
  readonly bought: Paise;
} & (
  | {
      readonly kind: 'maturing';
      /** The maturity. */
      readonly day: Day;
      /** The price paid for what matures on this day. */
      readonly amount: Paise;
      readonly bonds: number;
    }
  | {
      readonly kind: 'matured';
      /** The maturity. */
      readonly day: Day;
      /** The part of what matured on this day that wasn't bought again. */
      readonly amount: Paise;
      /** The price paid for all that matured on this day. */
      readonly matured: Paise;
      readonly bonds: number;
    }
  | {
      readonly kind: 'idle';
      /** The day of the last purchase. */
      readonly day: Day;
      /** The client's median days between purchases; null with too few purchases. */
      readonly usualGap: number | null;
    }
);

/**
 * Every reason to call a client, in the book's order. A client has one for each day on which something matures, or matured and wasn't
 * bought again, and one for being idle.
 */
export function* callList(desk: DeskBook): Generator<ClientCall> {
  const { book, columns, asOf } = desk;
  for (let client = 0; client < columns.clients; client++) {
    const facts = book.clients[client];
    if (!facts || columns.trades[client] === 0) continue;
    const outstanding = columns.outstanding[client];
    const whose = {
      clientId: facts.id,
      clientName: facts.name ?? null,
      relationshipManagerId: facts.relationshipManagerId,
      outstanding: Number.isNaN(outstanding) ? null : (outstanding as Paise),
      bought: columns.invested[client] as Paise,
    };
    const { maturing, matured } = freedMoney(boughtInBook(book, client, asOf), asOf);
    for (const money of maturing) yield { ...whose, kind: 'maturing', ...money };
    for (const { day: onDay, amount, bonds, idle } of matured) {
      yield { ...whose, kind: 'matured', day: onDay, amount: idle, matured: amount, bonds };
    }
    const idle = idleOf(desk, client);
    if (idle) yield { ...whose, kind: 'idle', ...idle };
  }
}

const idleOf = ({ book, columns, asOf }: DeskBook, client: number): { day: Day; usualGap: number | null } | null => {
  const last = columns.lastDay[client];
  const idleFor = asOf - last;
  if (idleFor < IDLE_NOT_BEFORE_DAYS) return null;
  const { offsets, day: days } = book.trades;
  const gaps: number[] = [];
  for (let trade = offsets[client] + 1; trade < offsets[client + 1]; trade++) {
    const gap = days[trade] - days[trade - 1];
    if (gap > 0 && days[trade] <= asOf) gaps.push(gap);
  }
  const usualGap = gaps.length < FEWEST_GAPS ? null : medianOf(gaps);
  const threshold = usualGap === null ? IDLE_AFTER_DAYS : Math.max(IDLE_NOT_BEFORE_DAYS, IDLE_AFTER_GAPS * usualGap);
  return idleFor > threshold ? { day: day(last), usualGap } : null;
};
