import { type Maturities, type MaturityMonth, MONTHS_AHEAD } from '../../src/advisor/maturities.ts';
import type { SeriesFigure } from '../figure.ts';
import { money } from '../format.ts';
import { moneyScale } from '../money-scale.ts';

const QUARTERS = ['Jan–Mar', 'Apr–Jun', 'Jul–Sep', 'Oct–Dec'] as const;

interface Quarter {
  readonly name: string;
  readonly amount: number;
}

/** Two years of months are more than a chart on a phone takes, and than Slack draws: quarters of the calendar. */
const quartersOf = (months: readonly MaturityMonth[]): readonly Quarter[] => {
  const quarters = new Map<string, number>();
  for (const { year, month, amount } of months) {
    const name = `${QUARTERS[Math.floor((month - 1) / 3)]} ${year}`;
    quarters.set(name, (quarters.get(name) ?? 0) + amount);
  }
  return Array.from(quarters, ([name, amount]) => ({ name, amount }));
};

/** What matures in which quarter; null where it is nothing, or all in one: a single bar says no more than the sentence above it. */
export const maturityFigure = ({ months }: Maturities): SeriesFigure | null => {
  const quarters = quartersOf(months);
  if (quarters.filter((quarter) => quarter.amount > 0).length < 2) return null;
  const scale = moneyScale(quarters.map((quarter) => quarter.amount));
  return {
    kind: 'bar',
    title: `Matures in the next ${MONTHS_AHEAD} months`,
    alt: quarters.map((quarter) => `${quarter.name}: ${quarter.amount === 0 ? 'nothing' : money(quarter.amount)}`).join('. '),
    categories: quarters.map(({ name }) => name),
    series: [{ name: 'Invested', values: quarters.map((quarter) => scale.of(quarter.amount)) }],
    unit: scale.unit,
  };
};
