import type { Day, Fraction, Paise } from '../units.ts';

/** What somebody may ask for in plain words. */
export const VERBS = [
  'recommend',
  'client',
  'compare',
  'family',
  'ladder',
  'why',
  'why-not',
  'calls',
  'trades',
  'offers',
  'quote',
  'help',
] as const;
export type Verb = (typeof VERBS)[number];

/** Days from and to, both included. Null: open on that side. */
export interface Period {
  readonly from: Day | null;
  readonly to: Day | null;
}

/** A whole question: what somebody asks for, and about whom and what. Null: not said. */
export interface PlainCall {
  readonly verb: Verb;
  /** As they were written: whoever answers finds the client, as the asker may see them. */
  readonly clients: readonly string[];
  /** One of the book's types. */
  readonly type: string | null;
  readonly band: 'A' | 'B' | 'C' | null;
  readonly when: Period | null;
  readonly amount: Paise | null;
  /** Years to maturity. */
  readonly from: number | null;
  readonly to: number | null;
  /** The lowest rating. */
  readonly grade: string | null;
  readonly leastYield: Fraction | null;
  /** An ISIN. */
  readonly bond: string | null;
  /** Of the call list: only who matures, or only who has gone quiet. */
  readonly only: 'maturing' | 'quiet' | null;
}

/** Everything but the verb. */
export type Parts = Omit<PlainCall, 'verb'>;

export const NO_PARTS: Parts = {
  clients: [],
  type: null,
  band: null,
  when: null,
  amount: null,
  from: null,
  to: null,
  grade: null,
  leastYield: null,
  bond: null,
  only: null,
};

/** What words mean. */
export type Reading =
  | { readonly kind: 'call'; readonly call: PlainCall }
  /** Everything is clear but the client. */
  | { readonly kind: 'which-client'; readonly call: PlainCall }
  /** Nothing is done on a guess. `nearest`: at most three calls that may have been meant. */
  | { readonly kind: 'unclear'; readonly nearest: readonly PlainCall[] };
