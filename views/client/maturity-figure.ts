import { type Maturities, type MaturityMonth, MONTHS_AHEAD } from '../../src/advisor/book/maturities.ts';
import type { Says } from '../../src/claims/claim.ts';
import type { SeriesFigure } from '../blocks/figure.ts';
import { money } from '../blocks/format.ts';
import { moneyScale } from '../blocks/money-scale.ts';

const QUARTERS = ['Jan–Mar', 'Apr–Jun', 'Jul–Sep', 'Oct–Dec'] as const;
/** Three letters fit below a column; with the year below the first of each. */
const FIRST_MONTHS = ['Jan', 'Apr', 'Jul', 'Oct'] as const;

interface Quarter {
  readonly year: number;
  readonly quarter: number;
  readonly amount: number;
}

const nameOf = ({ year, quarter }: Quarter): string => `${QUARTERS[quarter - 1]} ${year}`;

/** Amounts by calendar quarter. 24 months would be too many for a phone and for Slack's chart. */
const quartersOf = (months: readonly MaturityMonth[]): readonly Quarter[] => {
  const quarters = new Map<string, Quarter>();
  for (const { year, month, amount } of months) {
    const quarter = Math.ceil(month / 3);
    const known = quarters.get(`${year} ${quarter}`)?.amount ?? 0;
    quarters.set(`${year} ${quarter}`, { year, quarter, amount: known + amount });
  }
  return [...quarters.values()];
};

/**
 * What matures in each quarter, as a bar chart. Null with fewer than two bars, because the sentence above says the same.
 * @param says makes claims of the client
 */
export const maturityFigure = ({ months }: Maturities, says: Says): SeriesFigure | null => {
  const quarters = quartersOf(months);
  if (quarters.filter((quarter) => quarter.amount > 0).length < 2) return null;
  const scale = moneyScale(quarters.map((quarter) => quarter.amount));
  return {
    kind: 'bar',
    title: `Matures by quarter, next ${MONTHS_AHEAD} months`,
    alt: quarters
      .map((each) => {
        const { year, quarter, amount } = each;
        return `${nameOf(each)}: ${says('maturing.inQuarter', amount === 0 ? 'nothing' : money(amount), amount, { year, quarter })}`;
      })
      .join('. '),
    categories: quarters.map(nameOf),
    ticks: quarters.map(({ year, quarter }, at) => [FIRST_MONTHS[quarter - 1] ?? '', at === 0 || quarter === 1 ? String(year) : '']),
    series: [
      {
        name: 'Price paid',
        values: quarters.map(({ amount }) => scale.of(amount)),
        claims: quarters.map(({ year, quarter, amount }) => says.made('maturing.inQuarter', amount, { year, quarter })),
      },
    ],
    unit: scale.unit,
  };
};
