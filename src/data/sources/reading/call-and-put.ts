import type { KnownTerms } from '../../../advisor/bonds/known-terms.ts';
import { type Day, fraction } from '../../../advisor/units.ts';

/** Books have a day of a call or put, never its price. */
const PAR = fraction(1);

/** Terms of a callable or puttable bond; empty if the book has neither day. */
export const rightsOn = (callDay: Day | null, putDay: Day | null): { readonly terms?: KnownTerms } =>
  callDay === null && putDay === null
    ? {}
    : {
        terms: {
          ...(callDay !== null && { calls: [{ day: callDay, price: PAR }] }),
          ...(putDay !== null && { puts: [{ day: putDay, price: PAR }] }),
        },
      };
