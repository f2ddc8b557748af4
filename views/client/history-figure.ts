import type { PurchaseHistory } from '../../src/advisor/book/purchase-history.ts';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { type Claim, claim, type Says } from '../../src/claims/claim.ts';
import type { SeriesFigure } from '../blocks/figure.ts';
import { money, shown } from '../blocks/format.ts';
import { moneyScale } from '../blocks/money-scale.ts';

const ALL_OTHERS = 'All others';

/** Purchases by year and bond type, as a bar chart. Null if there are none. @param says makes claims of the client */
export const historyFigure = ({ years, types }: PurchaseHistory, says: Says): SeriesFigure | null => {
  if (types.length === 0) return null;
  const besides = types.flatMap(({ bondType }) => bondType ?? []).join('|');
  const claimedOf = (bondType: string | null, year: number, amount: number): Claim =>
    bondType === null
      ? says.made('client.boughtOfOtherTypes', amount, { besides, year })
      : says.made('client.boughtOfType', amount, { bondType, year });
  const scale = moneyScale(types.flatMap(({ amounts }) => amounts));
  const named = types.map(({ bondType, amounts }) => ({ bondType, name: bondType ?? ALL_OTHERS, amounts }));
  return {
    kind: 'bar',
    title: `${PHRASES.boughtSoFar}, by year and bond type`,
    alt: years
      .map((year, place) => {
        const bought = named.flatMap(({ bondType, name, amounts }) => {
          const amount = amounts[place] ?? 0;
          return amount > 0 ? [`${shown(name, 60)} ${claim(money(amount), claimedOf(bondType, year, amount))}`] : [];
        });
        return `${year}: ${bought.join(', ') || 'nothing'}`;
      })
      .join('. '),
    categories: years.map(String),
    series: named.map(({ bondType, name, amounts }) => ({
      name,
      values: amounts.map((amount) => scale.of(amount)),
      claims: amounts.map((amount, place) => claimedOf(bondType, years[place] ?? 0, amount)),
    })),
    unit: scale.unit,
  };
};
