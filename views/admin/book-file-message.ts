import type { Button, KnownBlock } from '@slack/types';
import { dayInWords } from '../../src/advisor/calendar/day-in-words.ts';
import { dayFromIso } from '../../src/advisor/units.ts';
import { rupeesInWords } from '../../src/advisor/words/rupees-in-words.ts';
import type { LoadsHere, NotHere } from '../../src/usecases/admin/load-book.ts';
import type { DryRun, FileHolds, LoadedFile, LookedAtFile } from '../../src/usecases/ports/loading/book-loader.ts';
import { bold, context, line, list, type Message, richText, words } from '../blocks/blocks.ts';
import { count, escapeMrkdwn, plural, shown } from '../blocks/format.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';

export const BOOK_FILE_ANSWER = 'book_file_answer';
export const BOOK_FILE_LOAD = 'book_file_load';

const MOST_LISTED = 6;
const LONGEST_NAME = 80;
const LONGEST = 240;

const said = (heading: string, rest: readonly string[], ...blocks: readonly KnownBlock[]): Message => ({
  text: escapeMrkdwn([heading, ...rest].join('. ')).slice(0, SLACK_LIMITS.fallbackText),
  blocks: [
    richText(
      line(bold(heading)),
      ...(rest.length > 0
        ? [
            list(
              'bullet',
              rest.map((text) => line(words(text))),
            ),
          ]
        : []),
    ),
    ...blocks,
  ],
});

const button = (actionId: string, text: string, fileId: string, style?: 'primary'): KnownBlock => {
  const element: Button = {
    type: 'button',
    action_id: actionId,
    text: { type: 'plain_text', text },
    value: fileId.slice(0, SLACK_LIMITS.buttonValue) || '—',
    ...(style && { style }),
  };
  return { type: 'actions', elements: [element] };
};

/** Why a file can't be used, and what to do. */
const refusedMessage = (name: string, { reason, expected }: { readonly reason: string; readonly expected: string }): Message =>
  said(`${name} can't be read`, [shown(reason, LONGEST), `Expected: ${shown(expected, LONGEST)}.`, 'Nothing was loaded.']);

const notHereMessage = ({ reason }: NotHere): Message => said('No file can be loaded here', [shown(reason, LONGEST)]);

/** Answer to a dropped file: its questions, or what loading it would give. */
export const bookFileMessage = (file: { readonly id: string; readonly name: string }, looked: LookedAtFile & LoadsHere): Message => {
  const name = shown(file.name, LONGEST_NAME);
  switch (looked.kind) {
    case 'refused':
      return refusedMessage(name, looked);
    case 'questions': {
      const asked = looked.questions.slice(0, MOST_LISTED).map(({ ask, evidence }) => shown(`${ask} ${evidence}`, LONGEST));
      const heading =
        looked.questions.length === 1 ? `One question about ${name}` : `${count(looked.questions.length)} questions about ${name}`;
      return said(heading, asked, button(BOOK_FILE_ANSWER, 'Answer …', file.id, 'primary'));
    }
    case 'ready': {
      const { dryRun, holds, ignored } = looked;
      const lines = dryRunLines(dryRun, holds, ignored);
      if (dryRun.refused)
        return said(`${name} would be refused`, [
          shown(dryRun.refused.reason, LONGEST),
          `Expected: ${shown(dryRun.refused.expected, LONGEST)}.`,
          ...lines,
        ]);
      if (looked.notHere !== null)
        return said(`${name}, as we read it`, [...lines, `It can't be loaded here. ${shown(looked.notHere, LONGEST)}`]);
      return said(
        `${name}, as we read it`,
        lines,
        button(BOOK_FILE_LOAD, 'Load it', file.id, 'primary'),
        context('Nothing is loaded yet.'),
      );
    }
  }
};

const day = (iso: string): string => {
  const read = dayFromIso(iso);
  return read === null ? '—' : dayInWords(read);
};
const counts = (all: Readonly<Record<string, number>>): string =>
  Object.entries(all)
    .slice(0, MOST_LISTED)
    .map(([name, number]) => `${shown(name, LONGEST_NAME)} ${count(number)}`)
    .join(', ');
const rupees = (paise: number): string => rupeesInWords(paise / 100);

/** What the rows of a file are. */
const rowsHold = (run: DryRun, holds: FileHolds): string => {
  if (holds === 'clients') return plural(run.clients, 'client');
  if (holds === 'profiles') return plural(run.clients, 'risk profile');
  if (holds === 'offers') return `${plural(run.offers, 'bond')} on offer`;
  return `${plural(run.trades, 'purchase')} of ${plural(run.clients, 'client')}, ${count(run.sales)} sales and redemptions`;
};

const dryRunLines = (run: DryRun, holds: FileHolds, ignored: readonly string[]): readonly string[] => [
  `${plural(run.rows, 'row')}: ${rowsHold(run, holds)}`,
  ...(run.days ? [`${rupees(run.amountPaise)} bought, ${day(run.days.from)} to ${day(run.days.to)}`] : []),
  ...run.months
    .slice(-MOST_LISTED)
    .map(({ month, trades, amountPaise }) => `${monthOf(month)}: ${plural(trades, 'purchase')}, ${rupees(amountPaise)}`),
  ...(Object.keys(run.bands).length > 0 ? [`Recorded risk bands: ${counts(run.bands)}`] : []),
  ...(Object.keys(run.types).length > 0 ? [`Bond types: ${counts(run.types)}`] : []),
  ...run.merged.slice(0, MOST_LISTED).map(
    ({ kept, spellings }) =>
      `The same, written differently: ${spellings
        .map((each) => shown(each, LONGEST_NAME))
        .join(', ')
        .slice(0, LONGEST)} read as ${shown(kept, LONGEST_NAME)}`,
  ),
  ...run.setAside.slice(0, MOST_LISTED).map(
    ({ reason, count: number, first }) =>
      `Set aside: ${count(number)} × ${shown(reason, LONGEST_NAME)}${first
        .map((at) => `; line ${at.line}: ${shown(at.written, LONGEST_NAME)}`)
        .join('')
        .slice(0, LONGEST)}`,
  ),
  ...run.notUnderstood
    .slice(0, MOST_LISTED)
    .map(
      (it) =>
        `Not understood: ${count(it.count)} of ${count(it.of)} cells of ${shown(it.heading, LONGEST_NAME)}, such as ${shown(it.written, LONGEST_NAME)} in line ${it.line}`,
    ),
  ...(ignored.length > 0 ? [`Not read: ${shown(ignored.join(', '), LONGEST)}`] : []),
  ...run.warnings.slice(0, MOST_LISTED).map((warning) => shown(warning, LONGEST)),
];

/** `2025-04` as 1 Apr 2025 without its day. */
const monthOf = (month: string): string => day(`${month}-01`).replace(/^\d+ /, '');

/** What came of loading a file. */
export const bookLoadedMessage = (name: string, loaded: LoadedFile | NotHere): Message => {
  if (loaded.kind === 'not-here') return notHereMessage(loaded);
  if (loaded.kind === 'refused') return refusedMessage(shown(name, LONGEST_NAME), loaded);
  const { rows, taken, setAside, duplicates } = loaded;
  const aside = `${count(setAside)} set aside`;
  const again = 'The next file of this kind needs no answers.';
  const heading = `${shown(name, LONGEST_NAME)} is loaded`;
  switch (loaded.holds) {
    case 'clients':
      return said(heading, [`${plural(rows, 'row')}: ${plural(taken, 'client')}, ${aside}`, `${RETRAIN} ${again}`]);
    case 'profiles':
      return said(heading, [
        `${plural(rows, 'row')}: ${plural(taken, 'risk profile')} recorded, ${count(duplicates)} known already, ${aside}`,
        ...(loaded.unknown
          ? [`${count(loaded.unknown)} of them are of clients who aren't in the book: check how their ids are written`]
          : []),
        `They count from now on. ${again}`,
      ]);
    case 'offers':
      return said(heading, [
        `${plural(rows, 'row')}: ${plural(taken, 'bond')} on offer, ${count(duplicates)} listed twice, ${aside}`,
        `It takes the place of the sheet before, and counts until the next working day, unless its own column says otherwise. ${again}`,
      ]);
    case 'trades':
      return said(heading, [
        `${plural(rows, 'row')}: ${plural(taken, 'purchase')} of ${plural(loaded.clients, 'client')}, ${count(loaded.sales)} sales and redemptions, ${count(duplicates)} known already, ${aside}`,
        `${RETRAIN} ${again}`,
      ]);
  }
};
const RETRAIN = 'Next: train a new model with /bond-admin → Retrain.';

/** The file can't be fetched from Slack. */
export const bookFileUnreadableMessage = (name: string, why: 'too large' | 'not fetched', mostBytes: number): Message =>
  why === 'too large'
    ? said(`${shown(name, LONGEST_NAME)} is too large`, [
        `Files may have ${Math.floor(mostBytes / 1e6)} MB. Load larger ones on the server: bond-advisor import FILE.`,
      ])
    : said(`${shown(name, LONGEST_NAME)} can't be fetched`, [
        'Slack didn’t hand it over. Drop it again; if that fails, the bot lacks the scope files:read (docs/slack-setup.md).',
      ]);

/** Several files at once are asked to come one by one. */
export const oneFileMessage = (): Message =>
  said('One file at a time', ['Drop a file alone: trades, clients, risk profiles or bonds on offer.']);
