import type { KnownBlock } from '@slack/types';
import { RISK_BANDS } from '../../src/advisor/bonds/rating.ts';
import { FEWEST_CLIENTS } from '../../src/advisor/breakdown/break-down.ts';
import type { BandFigures, DeskFigures } from '../../src/advisor/desk/desk-figures.ts';
import { bold, line, list, plain, richText, words } from '../blocks/blocks.ts';
import { bar, count, money, percent, plural } from '../blocks/format.ts';

const MEANING = { A: 'A, conservative', B: 'B, moderate', C: 'C, aggressive' } as const;
const SOURCES = { recorded: 'recorded', derived: 'from purchases', unknown: '' } as const;

interface Band {
  readonly name: string;
  readonly clients: number;
  readonly outstanding: number;
  readonly sources: string;
}

/** Where the band's clients got their band from: recorded or derived from purchases. */
const sourcesOf = (rows: readonly BandFigures[]): string => {
  const known = rows.filter(({ source }) => source !== 'unknown');
  const [only] = known;
  if (only && known.length === 1) return `all ${SOURCES[only.source]}`;
  // Counts under five could identify a client.
  return known.map(({ source, clients }) => `${clients < FEWEST_CLIENTS ? 'a few' : count(clients)} ${SOURCES[source]}`).join(', ');
};

const bandsOf = ({ bands }: DeskFigures): Band[] =>
  [...RISK_BANDS, null]
    .map((band) => ({ band, rows: bands.filter((row) => row.band === band) }))
    .map(({ band, rows }) => ({
      name: band === null ? 'unknown, treated as A' : MEANING[band],
      clients: rows.reduce((sum, { clients }) => sum + clients, 0),
      outstanding: rows.reduce((sum, { outstanding }) => sum + outstanding, 0),
      sources: sourcesOf(rows),
    }));

/** Clients by risk band, and how many bands are recorded or derived from purchases. Bands under five clients are only counted. */
export const riskBandBlocks = (figures: DeskFigures): KnownBlock[] => {
  const bands = bandsOf(figures).filter(({ clients }) => clients > 0);
  if (bands.length === 0) return [];
  const told = bands.filter(({ clients }) => clients >= FEWEST_CLIENTS);
  const few = bands.length - told.length;
  const items = told.map(({ name, clients, outstanding, sources }) => {
    const share = clients / figures.clients;
    const facts = [`${plural(clients, 'client')} (${percent(share)})`, `${money(outstanding)} outstanding`, sources].filter(
      (fact) => fact !== '',
    );
    return line(words(`${bar(share)} `), bold(name), words(`  ${facts.join(' · ')}`));
  });
  if (few > 0) items.push(line(words(`${plural(few, 'more band')} with fewer than five clients`)));
  return [{ type: 'header', text: plain('Risk bands', 150) }, richText(list('bullet', items))];
};
