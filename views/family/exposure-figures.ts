import type { Exposure, ExposurePart } from '../../src/advisor/family/exposure.ts';
import type { Figure } from '../figure.ts';
import { money, percent, shown } from '../format.ts';

/** Parts that are named to who does not see the picture. */
const MOST_NAMED = 12;

const inPercent = (share: number): number => Math.round(share * 1000) / 10;
const altOf = (parts: readonly ExposurePart[]): string =>
  parts
    .slice(0, MOST_NAMED)
    .map(({ name, share, amount }) => `${shown(name, 60)} ${percent(share)} (${money(amount)})`)
    .join(', ');

/** What is outstanding, by bond type and by rating; nothing where nothing is. No name of a client or issuer is in a picture. */
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
