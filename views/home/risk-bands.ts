import type { KnownBlock } from '@slack/types';
import type { BandFigures, DeskFigures } from '../../src/advisor/desk/desk-figures.ts';
import { FEWEST_CLIENTS } from '../../src/advisor/desk/explore.ts';
import { bold, line, list, plain, richText, words } from '../blocks.ts';
import { bar, count, money, percent, plural } from '../format.ts';

const MEANING = { A: 'A, conservative', B: 'B, moderate', C: 'C, aggressive' } as const;
const SOURCES = { recorded: 'recorded', derived: 'from purchases', unknown: '' } as const;

interface Band {
  readonly name: string;
  readonly clients: number;
  readonly invested: number;
  readonly sources: string;
}

/** Who says so: in one word where it is the same for all of the band. */
const sourcesOf = (rows: readonly BandFigures[]): string => {
  const known = rows.filter(({ source }) => source !== 'unknown');
  const [only] = known;
  if (only && known.length === 1) return `all ${SOURCES[only.source]}`;
  // How few are in a small part is not told.
  return known.map(({ source, clients }) => `${clients < FEWEST_CLIENTS ? 'a few' : count(clients)} ${SOURCES[source]}`).join(', ');
};

const bandsOf = ({ bands }: DeskFigures): Band[] =>
  (['A', 'B', 'C', null] as const)
    .map((band) => ({ band, rows: bands.filter((row) => row.band === band) }))
    .map(({ band, rows }) => ({
      name: band === null ? 'unknown, treated as A' : MEANING[band],
      clients: rows.reduce((sum, { clients }) => sum + clients, 0),
      invested: rows.reduce((sum, { invested }) => sum + invested, 0),
      sources: sourcesOf(rows),
    }));

/** Clients by risk band, and whether somebody recorded it or their purchases say so. Bands of fewer than five clients are one. */
export const riskBandBlocks = (figures: DeskFigures): KnownBlock[] => {
  const bands = bandsOf(figures).filter(({ clients }) => clients > 0);
  if (bands.length === 0) return [];
  const told = bands.filter(({ clients }) => clients >= FEWEST_CLIENTS);
  const few = bands.length - told.length;
  const items = told.map(({ name, clients, invested, sources }) => {
    const share = clients / figures.clients;
    const facts = [`${plural(clients, 'client')} (${percent(share)})`, `${money(invested)}`, sources].filter((fact) => fact !== '');
    return line(words(`${bar(share)} `), bold(name), words(`  ${facts.join(' · ')}`));
  });
  if (few > 0) items.push(line(words(`${plural(few, 'more band')} with fewer than five clients`)));
  return [{ type: 'header', text: plain('Risk bands', 150) }, richText(list('bullet', items))];
};
