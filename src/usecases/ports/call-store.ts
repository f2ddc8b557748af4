import type { ClientCall } from '../../advisor/desk/call-list.ts';
import type { Day, Paise } from '../../advisor/units.ts';

/** Whom somebody may want to call, as of the day the book was read to. */
export interface CallList {
  readonly asOf: Day;
  readonly takenAt: Date;
  /** The next to mature first. */
  readonly maturing: readonly ClientCall[];
  /** Of all maturing ones, those not in the list included. */
  readonly maturingClients: number;
  readonly maturingAmount: Paise;
  /** The most invested first. */
  readonly idle: readonly ClientCall[];
}

/** Reasons to call clients, replaced as a whole with every reading of the book. */
export interface CallStore {
  /** @param calls in the order in which they are to be listed within their kind */
  replaceAll(calls: Iterable<ClientCall>, asOf: Day, takenAt: Date): Promise<void>;
  /** At most so many of each kind, of these relationship managers' clients; null before the book was read first. One indexed query each. */
  listFor(sees: 'all' | readonly string[], limit: number): Promise<CallList | null>;
}
