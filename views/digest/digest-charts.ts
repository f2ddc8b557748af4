import type { Digest } from '../../src/advisor/digest/digest.ts';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { type Claim, claim } from '../../src/claims/claim.ts';
import type { SeriesFigure } from '../blocks/figure.ts';
import { shown } from '../blocks/format.ts';
import { segmentClaims, shareClaim } from './digest-claims.ts';

const MOST_TYPES = 5;
const SMALL_SEGMENTS = 'Small segments';

const share = (part: number, whole: number): number => (whole > 0 ? Math.round((part / whole) * 1000) / 10 : 0);

const inAlt = (rows: ReadonlyArray<readonly [string, string]>): string => rows.map(([name, value]) => `${name} ${value}`).join(', ');

const segmentsChart = (digest: Digest, zone: string): SeriesFigure => {
  const of = segmentClaims(digest, zone);
  const rows = digest.segments.map(({ name, clients }) => ({
    name: shown(name?.replace(/ Investors$/, '') ?? SMALL_SEGMENTS, 80),
    clients,
    made: of.size(name, clients),
  }));
  return {
    kind: 'bar',
    inRows: true,
    title: PHRASES.clientsBySegment,
    alt: `Bar chart of clients by segment: ${inAlt(rows.map(({ name, clients, made }) => [name, claim(String(clients), made)]))}.`,
    categories: rows.map(({ name }) => name),
    series: [{ name: 'Clients', values: rows.map(({ clients }) => clients), claims: rows.map(({ made }) => made) }],
    unit: 'clients',
  };
};

/** What was bought vs what was recommended first. Both are shares, because they count different things: purchases and recommendations. */
const typesChart = (digest: Digest): SeriesFigure => {
  const { bought, advice } = digest;
  const lines = bought.kind === 'bought' ? bought.lines : [];
  const purchases = new Map(lines.map(({ bondType, purchases: times }) => [bondType, times]));
  const first = new Map(advice.first.map(({ bondType, times }) => [bondType, times]));
  const total = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((sum, times) => sum + times, 0);
  const names = [...new Set([...purchases.keys(), ...first.keys()])]
    .sort((left, right) => (purchases.get(right) ?? 0) + (first.get(right) ?? 0) - (purchases.get(left) ?? 0) - (first.get(left) ?? 0))
    .slice(0, MOST_TYPES);
  const series = [
    { name: 'Bought', counts: purchases, kind: 'digest.shareBought' as const },
    { name: 'Recommended first', counts: first, kind: 'advised.shareFirst' as const },
  ]
    .filter(({ counts }) => counts.size > 0)
    .map(({ name, counts, kind }) => ({
      name,
      values: names.map((type) => share(counts.get(type) ?? 0, total(counts))),
      claims: names.map((type): Claim => shareClaim(kind, (counts.get(type) ?? 0) / total(counts), digest, type)),
    }));
  const said = names.map((type, at): [string, string] => [
    shown(type, 80),
    series.map(({ name, values, claims }) => `${name.toLowerCase()} ${claim(`${values[at]}%`, claims[at] as Claim)}`).join(' and '),
  ]);
  return {
    kind: 'bar',
    inRows: true,
    title: 'Bought vs recommended first',
    alt: `Bar chart of shares by bond type: ${inAlt(said)}.`,
    categories: names.map((type) => shown(type, 80)),
    series,
    unit: 'percent',
  };
};

/** The digest's one chart, in a list: by bond type, or by segment if nothing was bought or recommended. @param zone the desk's time zone */
export const digestCharts = (digest: Digest, zone: string): SeriesFigure[] =>
  [typesChart(digest), segmentsChart(digest, zone)]
    .filter(({ categories, series }) => categories.length > 0 && series.length > 0)
    .slice(0, 1);
