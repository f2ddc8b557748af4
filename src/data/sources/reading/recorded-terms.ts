import type { KnownTerms } from '../../../advisor/bonds/known-terms.ts';
import { type Day, fraction, type Paise } from '../../../advisor/units.ts';

/** Books have a day of a call or put, never its price. */
const PAR = fraction(1);

/** What a book can record of a bond's term sheet. Null: it doesn't. */
export interface Recorded {
  readonly call: Day | null;
  readonly put: Day | null;
  /** Of one unit. */
  readonly faceValue: Paise | null;
}

/** The terms of a bond as its book records them; empty if it records none. */
export const recordedTerms = ({ call, put, faceValue }: Recorded): { readonly terms?: KnownTerms } =>
  call === null && put === null && faceValue === null
    ? {}
    : {
        terms: {
          ...(call !== null && { calls: [{ day: call, price: PAR }] }),
          ...(put !== null && { puts: [{ day: put, price: PAR }] }),
          ...(faceValue !== null && { faceValue }),
        },
      };
