import type { Quote } from '../../src/advisor/quote/quote.ts';
import { isoFromDay } from '../../src/advisor/units.ts';
import type { SeriesFigure } from '../blocks/figure.ts';
import { money } from '../blocks/format.ts';
import { moneyScale } from '../blocks/money-scale.ts';

/** Interest and principal of a quote by year, as a bar chart. Null if what comes back isn't known, or comes in one year. */
export const quoteFigure = ({ flows, nominal, says }: Quote): SeriesFigure | null => {
  const years = new Map<string, { interest: number; principal: number }>();
  for (const { day, interest, principal } of flows) {
    const year = isoFromDay(day).slice(0, 4);
    const sum = years.get(year) ?? { interest: 0, principal: 0 };
    years.set(year, { interest: sum.interest + interest * nominal, principal: sum.principal + principal * nominal });
  }
  if (years.size < 2) return null;
  const sums = [...years.values()];
  const scale = moneyScale(sums.flatMap(({ interest, principal }) => [interest, principal]));
  return {
    kind: 'bar',
    title: 'What comes back, by year',
    alt: [...years]
      .map(([year, { interest, principal }]) => {
        const earned = says('quote.interest', money(interest), interest, { year });
        return `${year}: ${earned} interest, ${says('quote.principal', money(principal), principal, { year })} repaid`;
      })
      .join('. '),
    categories: [...years.keys()],
    series: [
      {
        name: 'Repaid',
        values: sums.map(({ principal }) => scale.of(principal)),
        claims: [...years].map(([year, { principal }]) => says.made('quote.principal', principal, { year })),
      },
      {
        name: 'Interest',
        values: sums.map(({ interest }) => scale.of(interest)),
        claims: [...years].map(([year, { interest }]) => says.made('quote.interest', interest, { year })),
      },
    ],
    unit: scale.unit,
  };
};
