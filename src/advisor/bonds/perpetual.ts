import { type Day, day } from '../units.ts';
import type { BondOnOffer } from './bond.ts';

/** In a book, the maturity of a bond that has none: 31 Dec 9999, the last day that databases can hold. Such a bond stays outstanding. */
export const PERPETUAL_DAY: Day = day(2_932_896);

/** Whether a bond has no maturity because it's perpetual, not because it isn't recorded. */
export const isPerpetual = ({ maturityDay, traits }: Pick<BondOnOffer, 'maturityDay' | 'traits'>): boolean =>
  maturityDay === null && traits !== undefined && traits.includes('perpetual');
