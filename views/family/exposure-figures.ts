import type { Exposure, ExposurePart } from '../../src/advisor/family/exposure.ts';
import type { Figure } from '../blocks/figure.ts';
import { money, percent, shown } from '../blocks/format.ts';

/** Most parts named in a chart's alt text. */
const MOST_NAMED = 12;

const inPercent = (share: number): number => Math.round(share * 1000) / 10;
const altOf = (parts: readonly ExposurePart[]): string =>
  parts
    .slice(0, MOST_NAMED)
    .map(({ name, share, amount }) => `${shown(name, 60)} ${percent(share)} (${money(amount)})`)
    .join(', ');

/** Charts of what's outstanding, by bond type and by rating. Empty if nothing is. They name no client or issuer, because pictures are uploaded. */
export const exposureFigures = ({ byType, byRating }: Exposure): Figure[] =>
  byType.length === 0
    ? []
    : [
        {
          kind: 'pie',
          title: 'Outstanding by bond type',
          alt: altOf(byType),
          slices: byType.map(({ name, share }) => ({ name, value: inPercent(share) })),
          unit: 'percent',
        },
        {
          kind: 'bar',
          title: 'Outstanding by rating, best first',
          alt: altOf(byRating),
          categories: byRating.map(({ name }) => name),
          series: [{ name: 'Outstanding', values: byRating.map(({ share }) => inPercent(share)) }],
          unit: 'percent',
        },
      ];
