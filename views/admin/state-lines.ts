import type { RichTextSection } from '@slack/types';
import { oldBookInWords } from '../../src/advisor/calendar/book-days-in-words.ts';
import type { AdminState } from '../../src/usecases/admin/admin-state.ts';
import { bold, line, person, words } from '../blocks/blocks.ts';
import { ago, count, date, percent, plural, shown } from '../blocks/format.ts';
import { damageWords } from '../models/damaged-model.ts';
import { refusalInWords } from '../models/refusal-words.ts';

type Elements = RichTextSection['elements'];

const MOST_CHANNELS = 10;

const bookWords = ({ book, figures, at }: AdminState): string => {
  if (book.kind === 'away') return `can’t be read: ${shown(book.message, 300)}`;
  const newest = book.newestTrade === null ? 'reached; no trade was read yet' : `reached; newest trade ${date(book.newestTrade)}`;
  const old = book.oldBook === null ? '' : `. ${oldBookInWords(book.oldBook)}`;
  if (!figures) return `${newest}; not read for figures yet${old}`;
  const { clients, trades } = figures.figures;
  return `${newest}; read ${ago(figures.takenAt, at)}: ${plural(clients, 'client')}, ${plural(trades, 'trade')}${old}`;
};

const modelWords = ({ model, damagedModel, versions, at }: AdminState): string => {
  const last = versions.at(-1);
  const damaged = damagedModel ? `; ${damageWords(damagedModel)}` : '';
  const refused = `${damaged}${last?.refusal ? `; version ${last.version} was refused: ${refusalInWords(last.version, last.refusal, 200)}` : ''}`;
  if (!model) return `no model is active${refused}`;
  const { quality, segments, clients } = model.model;
  const measured = quality ? `; first type right in ${percent(quality.hitAt1)} of held-out purchases` : '';
  return `version ${model.version}, trained ${ago(model.trainedAt, at)} on ${plural(clients, 'client')}; ${plural(segments.length, 'segment')}${measured}${refused}`;
};

const channelElements = ({ channels }: AdminState): Elements => {
  if (channels.length === 0) return [words('none: everything about a client goes to direct messages')];
  const named = channels.filter((id) => /^[CG][A-Z0-9]+$/.test(id)).slice(0, MOST_CHANNELS);
  const more = channels.length - named.length;
  const names = named.flatMap((id, at): Elements => [...(at === 0 ? [] : [words(', ')]), { type: 'channel', channel_id: id }]);
  return more > 0 ? [...names, words(` and ${more} more`)] : names;
};

const tableWords = ({ tables, pendingMigrations }: AdminState['counts']): string =>
  `${plural(tables, 'table')}, ${pendingMigrations === 0 ? 'up to date' : `${plural(pendingMigrations, 'migration')} pending: run “bond-advisor migrate”`}`;

/** State of the installation, one line per topic. */
export const stateLines = (state: AdminState): RichTextSection[] => {
  const { counts, installation, learning, explorationShare, at } = state;
  const rows: ReadonlyArray<readonly [string, Elements]> = [
    ['Database', [words(`${installation.database}, reached; ${tableWords(counts)}; the book is ${installation.source}`)]],
    ['Book', [words(bookWords(state))]],
    ['Model', [words(modelWords(state))]],
    [
      'Kept',
      [
        words(
          `${plural(counts.clients, 'client profile')} (${count(counts.registered)} registered here) · ${plural(counts.recommendations, 'recommendation')} · ${plural(counts.feedback, 'sign')} of feedback · ${plural(counts.auditRows, 'audit row')}`,
        ),
      ],
    ],
    ['Client channels', channelElements(state)],
    ['Exploration', [words(explorationShare > 0 ? `on, for ${percent(explorationShare)} of recommendations` : 'off')]],
  ];
  const lines = rows.map(([name, elements]) => line(bold(name), words('  '), ...elements));
  if (learning) {
    const who: Elements = /^[UW][A-Z0-9]+$/.test(learning.claimedBy)
      ? [person(learning.claimedBy)]
      : [words(shown(learning.claimedBy, 60))];
    lines.push(
      line(bold('Under way'), words('  a training, reading or reset, started '), words(`${ago(learning.claimedAt, at)} by `), ...who),
    );
  }
  return lines;
};
