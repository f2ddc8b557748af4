import type { BondOnOffer } from '../bonds/bond.ts';
import { RISK_BANDS } from '../bonds/rating.ts';
import { compareBytewise } from '../units.ts';

const DAYS_A_YEAR = 365;

/**
 * Bonds that may take a bond's place: on offer, of its risk band or a safer one, and with a yield. First those that mature within a year of it, then
 * within two, and so on; of these its own type first, then the higher yield. A perpetual counts as the longest.
 */
export const alternativesTo = (bond: BondOnOffer, offers: readonly BondOnOffer[]): readonly BondOnOffer[] => {
  const place = (band: BondOnOffer['band']): number => (band === null || band === 'default' ? RISK_BANDS.length : RISK_BANDS.indexOf(band));
  const apart = ({ maturityDay }: BondOnOffer): number => {
    if (maturityDay === null || bond.maturityDay === null) return maturityDay === bond.maturityDay ? 0 : Number.MAX_SAFE_INTEGER;
    return Math.floor(Math.abs(maturityDay - bond.maturityDay) / DAYS_A_YEAR);
  };
  return offers
    .filter((offer) => offer.bondId !== bond.bondId && offer.yieldToMaturity !== null && place(offer.band) <= place(bond.band))
    .filter(({ band }) => band !== null && band !== 'default')
    .sort(
      (a, b) =>
        apart(a) - apart(b) ||
        Number(b.bondType === bond.bondType) - Number(a.bondType === bond.bondType) ||
        (b.yieldToMaturity ?? 0) - (a.yieldToMaturity ?? 0) ||
        compareBytewise(a.bondId, b.bondId),
    );
};
