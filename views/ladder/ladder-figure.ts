import type { Ladder } from '../../src/advisor/ladder/ladder.ts';
import type { SeriesFigure } from '../blocks/figure.ts';
import { money } from '../blocks/format.ts';
import { moneyScale } from '../blocks/money-scale.ts';

/** Interest and redemptions of a ladder by year, as a bar chart. Null if the ladder is empty. */
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
