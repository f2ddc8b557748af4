import type { KnownBlock } from '@slack/types';
import { RISK_BANDS } from '../../src/advisor/bonds/rating.ts';
import { FEWEST_CLIENTS } from '../../src/advisor/breakdown/break-down.ts';
import type { BandFigures, DeskFigures } from '../../src/advisor/desk/desk-figures.ts';
import type { Day } from '../../src/advisor/units.ts';
import { claim } from '../../src/claims/claim.ts';
import type { ClaimKind } from '../../src/claims/kinds.ts';
import { bold, line, list, plain, richText, words } from '../blocks/blocks.ts';
import { bar, count, money, percent, plural } from '../blocks/format.ts';

const MEANING = { A: 'A, conservative', B: 'B, moderate', C: 'C, aggressive' } as const;
const SOURCES = { recorded: 'recorded', derived: 'from purchases', unknown: '' } as const;

interface Band {
  readonly band: string;
  readonly name: string;
  readonly clients: number;
  readonly outstanding: number;
  readonly sources: string;
}

/** Where the band's clients got their band from: recorded or derived from purchases. */
const sourcesOf = (rows: readonly BandFigures[], asOf: Day): string => {
  const known = rows.filter(({ source }) => source !== 'unknown');
  const [only] = known;
  if (only && known.length === 1) return `all ${SOURCES[only.source]}`;
  // Counts under five could identify a client.
  return known
    .map(({ band, source, clients }) => {
      const subject = { band: band ?? 'unknown', source };
      const many = clients < FEWEST_CLIENTS ? 'a few' : claim(count(clients), { kind: 'band.clients', subject, number: clients, asOf });
      return `${many} ${SOURCES[source]}`;
    })
    .join(', ');
};

const bandsOf = ({ bands, asOf }: DeskFigures): Band[] =>
  [...RISK_BANDS, null]
    .map((band) => ({ band, rows: bands.filter((row) => row.band === band) }))
    .map(({ band, rows }) => ({
      band: band ?? 'unknown',
      name: band === null ? 'unknown, treated as A' : MEANING[band],
      clients: rows.reduce((sum, { clients }) => sum + clients, 0),
      outstanding: rows.reduce((sum, { outstanding }) => sum + outstanding, 0),
      sources: sourcesOf(rows, asOf),
    }));

/** Clients by risk band, and how many bands are recorded or derived from purchases. Bands under five clients are only counted. */
export const riskBandBlocks = (figures: DeskFigures): KnownBlock[] => {
  const bands = bandsOf(figures).filter(({ clients }) => clients > 0);
  if (bands.length === 0) return [];
  const told = bands.filter(({ clients }) => clients >= FEWEST_CLIENTS);
  const few = bands.length - told.length;
  const items = told.map(({ band, name, clients, outstanding, sources }) => {
    const share = clients / figures.clients;
    const about = (words: string, kind: ClaimKind, number: number): string =>
      claim(words, { kind, subject: { band }, number, asOf: figures.asOf });
    const facts = [
      `${about(plural(clients, 'client'), 'band.clients', clients)} (${about(percent(share), 'band.share', share)})`,
      `${about(money(outstanding), 'band.outstanding', outstanding)} outstanding`,
      sources,
    ].filter((fact) => fact !== '');
    return line(words(`${bar(share)} `), bold(name), words(`  ${facts.join(' · ')}`));
  });
  const { asOf } = figures;
  const counted = claim(plural(few, 'more band'), { kind: 'desk.smallBands', subject: {}, number: few, asOf });
  if (few > 0) items.push(line(words(`${counted} with fewer than five clients`)));
  return [{ type: 'header', text: plain('Risk bands', 150) }, richText(list('bullet', items))];
};
