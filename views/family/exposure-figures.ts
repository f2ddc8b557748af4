import type { Exposure, ExposurePart } from '../../src/advisor/family/exposure.ts';
import type { Figure } from '../blocks/figure.ts';
import { shown } from '../blocks/format.ts';
import { type FamilySays, partSaid } from './family-claims.ts';

/** Most parts named in a chart's alt text. */
const MOST_NAMED = 12;

const inPercent = (share: number): number => Math.round(share * 1000) / 10;
const altOf = (parts: readonly ExposurePart[], said: (part: ExposurePart) => { readonly share: string; readonly amount: string }): string =>
  parts
    .slice(0, MOST_NAMED)
    .map((part) => `${shown(part.name, 60)} ${said(part).share} (${said(part).amount})`)
    .join(', ');

/** Charts of what's outstanding, by bond type and by rating. Empty if nothing is. They name no client or issuer, because pictures are uploaded. */
export const exposureFigures = ({ byType, byRating }: Exposure, says: FamilySays): Figure[] =>
  byType.length === 0
    ? []
    : [
        {
          kind: 'pie',
          title: 'Outstanding by bond type',
          alt: altOf(byType, (part) => partSaid(part, 'Type', says)),
          slices: byType.map(({ name, share }) => ({
            name,
            value: inPercent(share),
            claim: says.made('family.shareOfType', share, { bondType: name }),
          })),
          unit: 'percent',
        },
        {
          kind: 'bar',
          inRows: true,
          title: 'Outstanding by rating, best first',
          alt: altOf(byRating, (part) => partSaid(part, 'Rating', says)),
          categories: byRating.map(({ name }, at) => says('family.ratingPlace', name, at + 1, { group: name })),
          series: [
            {
              name: 'Outstanding',
              values: byRating.map(({ share }) => inPercent(share)),
              claims: byRating.map(({ name, share }) => says.made('family.shareOfRating', share, { group: name })),
            },
          ],
          unit: 'percent',
        },
      ];
