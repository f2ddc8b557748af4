import { type Maturities, type MaturityMonth, MONTHS_AHEAD } from '../../src/advisor/book/maturities.ts';
import type { SeriesFigure } from '../blocks/figure.ts';
import { money } from '../blocks/format.ts';
import { moneyScale } from '../blocks/money-scale.ts';

const QUARTERS = ['Jan–Mar', 'Apr–Jun', 'Jul–Sep', 'Oct–Dec'] as const;

interface Quarter {
  readonly name: string;
  readonly amount: number;
}

/** Amounts by calendar quarter. 24 months would be too many for a phone and for Slack's chart. */
const quartersOf = (months: readonly MaturityMonth[]): readonly Quarter[] => {
  const quarters = new Map<string, number>();
  for (const { year, month, amount } of months) {
    const name = `${QUARTERS[Math.floor((month - 1) / 3)]} ${year}`;
    quarters.set(name, (quarters.get(name) ?? 0) + amount);
  }
  return Array.from(quarters, ([name, amount]) => ({ name, amount }));
};

/** What matures in each quarter, as a bar chart. Null with fewer than two bars, because the sentence above says the same. */
export const maturityFigure = ({ months }: Maturities): SeriesFigure | null => {
  const quarters = quartersOf(months);
  if (quarters.filter((quarter) => quarter.amount > 0).length < 2) return null;
  const scale = moneyScale(quarters.map((quarter) => quarter.amount));
  return {
    kind: 'bar',
    title: `Matures in the next ${MONTHS_AHEAD} months`,
    alt: quarters.map((quarter) => `${quarter.name}: ${quarter.amount === 0 ? 'nothing' : money(quarter.amount)}`).join('. '),
    categories: quarters.map(({ name }) => name),
    series: [{ name: 'Price paid', values: quarters.map((quarter) => scale.of(quarter.amount)) }],
    unit: scale.unit,
  };
};
