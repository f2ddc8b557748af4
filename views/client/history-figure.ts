import type { PurchaseHistory } from '../../src/advisor/book/purchase-history.ts';
import type { SeriesFigure } from '../blocks/figure.ts';
import { money, shown } from '../blocks/format.ts';
import { moneyScale } from '../blocks/money-scale.ts';

const ALL_OTHERS = 'All others';

/** Purchases by year and bond type, as a bar chart. Null if there are none. */
export const historyFigure = ({ years, types }: PurchaseHistory): SeriesFigure | null => {
  if (types.length === 0) return null;
  const scale = moneyScale(types.flatMap(({ amounts }) => amounts));
  const named = types.map(({ bondType, amounts }) => ({ name: bondType ?? ALL_OTHERS, amounts }));
  return {
    kind: 'bar',
    title: 'Bought so far, by year and bond type',
    alt: years
      .map((year, place) => {
        const bought = named.flatMap(({ name, amounts }) => {
          const amount = amounts[place] ?? 0;
          return amount > 0 ? [`${shown(name, 60)} ${money(amount)}`] : [];
        });
        return `${year}: ${bought.join(', ') || 'nothing'}`;
      })
      .join('. '),
    categories: years.map(String),
    series: named.map(({ name, amounts }) => ({ name, values: amounts.map((amount) => scale.of(amount)) })),
    unit: scale.unit,
  };
};
