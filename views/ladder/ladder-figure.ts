import type { Ladder } from '../../src/advisor/ladder/ladder.ts';
import type { SeriesFigure } from '../figure.ts';
import { money } from '../format.ts';
import { moneyScale } from '../money-scale.ts';

/** What the ladder pays in each year; null of an empty one. */
export const ladderFigure = ({ cash }: Ladder): SeriesFigure | null => {
  if (cash.length === 0) return null;
  const scale = moneyScale(cash.flatMap(({ coupons, redemptions }) => [coupons, redemptions]));
  return {
    kind: 'bar',
    title: 'What comes in, by year',
    alt: cash.map(({ year, coupons, redemptions }) => `${year}: ${money(coupons)} interest, ${money(redemptions)} repaid`).join('. '),
    categories: cash.map(({ year }) => String(year)),
    series: [
      { name: 'Repaid', values: cash.map(({ redemptions }) => scale.of(redemptions)) },
      { name: 'Interest', values: cash.map(({ coupons }) => scale.of(coupons)) },
    ],
    unit: scale.unit,
  };
};
