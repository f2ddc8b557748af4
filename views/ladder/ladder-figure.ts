import type { Ladder } from '../../src/advisor/ladder/ladder.ts';
import type { Says } from '../../src/claims/claim.ts';
import type { SeriesFigure } from '../blocks/figure.ts';
import { money } from '../blocks/format.ts';
import { moneyScale } from '../blocks/money-scale.ts';

/** Interest and redemptions of a ladder by year, as a bar chart. Null if the ladder is empty. @param says makes claims of the ladder */
export const ladderFigure = ({ cash }: Ladder, says: Says): SeriesFigure | null => {
  if (cash.length === 0) return null;
  const scale = moneyScale(cash.flatMap(({ coupons, redemptions }) => [coupons, redemptions]));
  return {
    kind: 'bar',
    title: 'What comes in, by year',
    alt: cash
      .map(({ year, coupons, redemptions }) => {
        const interest = says('ladder.interest', money(coupons), coupons, { year });
        return `${year}: ${interest} interest, ${says('ladder.repaid', money(redemptions), redemptions, { year })} repaid`;
      })
      .join('. '),
    categories: cash.map(({ year }) => String(year)),
    series: [
      {
        name: 'Repaid',
        values: cash.map(({ redemptions }) => scale.of(redemptions)),
        claims: cash.map(({ year, redemptions }) => says.made('ladder.repaid', redemptions, { year })),
      },
      {
        name: 'Interest',
        values: cash.map(({ coupons }) => scale.of(coupons)),
        claims: cash.map(({ year, coupons }) => says.made('ladder.interest', coupons, { year })),
      },
    ],
    unit: scale.unit,
  };
};
