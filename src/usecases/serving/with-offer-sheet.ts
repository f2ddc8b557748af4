import { isPerpetual } from '../../advisor/bonds/perpetual.ts';
import { compareBytewise } from '../../advisor/units.ts';
import type { BookSource, OfferSheets } from '../ports/book-source.ts';
import type { DeskCalendar } from '../ports/clock.ts';

/** The book with the desk's own sheet of bonds on offer: while it's valid, its bonds are the ones on offer. */
export const withOfferSheet = (
  source: BookSource,
  sheets: Pick<OfferSheets, 'validOn'>,
  calendar: Pick<DeskCalendar, 'settlementDay' | 'endOf'>,
): BookSource => ({
  ...source,
  readBondsOnOffer: async (asOf, newest) => {
    const sheet = await sheets.validOn(asOf, calendar.endOf(asOf));
    if (sheet === null) return source.readBondsOnOffer(asOf, newest);
    const settlesOn = calendar.settlementDay(asOf);
    return sheet
      .filter((bond) => isPerpetual(bond) || (bond.maturityDay !== null && bond.maturityDay > settlesOn))
      .sort((left, right) => compareBytewise(left.bondId, right.bondId));
  },
});
