import type { DataTableBlock, KnownBlock, RawNumberElement, RawTextElement } from '@slack/types';
import type { OldBook } from '../../src/advisor/calendar/old-book.ts';
import type { ClientCall } from '../../src/advisor/desk/call-list.ts';
import { type Day, isoFromDay } from '../../src/advisor/units.ts';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import type { CallList } from '../../src/usecases/ports/call-store.ts';
import { isAfterBook } from '../asked-client/bought-again-words.ts';
import { CLIENT_ACTIONS } from '../asked-client/client-buttons.ts';
import { bold, context, line, list, type Message, richText, words } from '../blocks/blocks.ts';
import { dateTimeOf, oldBookLines, plural } from '../blocks/format.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';
import type { Look } from '../blocks/look.ts';
import { type RowChoice, rowMenu } from '../blocks/row-menu.ts';
import {
  asOfInWords,
  choicesOf,
  dayOfCall,
  gapOfCall,
  heldOfCall,
  maturedInAll,
  maturedSinceInAll,
  maturingInAll,
  moneyOfCall,
  saysPlaces,
  whoIsIt,
  whyToCall,
} from './call-lines.ts';

type Cell = RawTextElement | RawNumberElement;
const text = (words: string): Cell => ({ type: 'raw_text', text: words });
const NOTHING = text('—');
const MOST_LINES = 40;
/** So many fit on a phone's screen with the words around them. */
const ROWS_A_PAGE = 6;
const NOBODY: ReadonlySet<string> = new Set();

export const CALLS_DONE_ACTION = 'calls_done';
export const CALLS_NOT_DONE_ACTION = 'calls_not_done';
const CALLS_OF = 'calls_of:';

const HEADINGS = ['Client', 'Why', 'Day', 'Amount', 'Outstanding', 'Usual gap'] as const;
const WHY: Readonly<Record<ClientCall['kind'], string>> = { matured: PHRASES.notBoughtAgain, maturing: 'matures', idle: 'idle since' };
const why = ({ kind, day }: ClientCall, asOf: Day, bookEnds: Day | null): string =>
  (kind === 'maturing' && day < asOf) || (kind === 'matured' && isAfterBook(day, bookEnds))
    ? 'matured, not known yet if bought again'
    : WHY[kind];

const rowOf = (call: ClientCall, asOf: Day, bookEnds: Day | null, withNames: boolean): Cell[] => {
  const [id, name] = whoIsIt(call);
  const day: Cell = { type: 'raw_number', value: Number(isoFromDay(call.day).replaceAll('-', '')), text: dayOfCall(call, asOf) };
  const amount: Cell = call.kind === 'idle' ? NOTHING : { type: 'raw_number', value: call.amount / 100, text: moneyOfCall(call, asOf) };
  const usual = call.kind === 'idle' ? gapOfCall(call, asOf) : null;
  const gap: Cell = usual === null || call.kind !== 'idle' ? NOTHING : { type: 'raw_number', value: call.usualGap ?? 0, text: usual };
  const held = heldOfCall(call, asOf);
  return [
    text(id),
    ...(withNames ? [name === null ? NOTHING : text(name)] : []),
    text(why(call, asOf, bookEnds)),
    day,
    amount,
    held === null ? NOTHING : { type: 'raw_number', value: (call.outstanding ?? 0) / 100, text: held },
    gap,
  ];
};

const table = (calls: readonly ClientCall[], { asOf }: CallList, bookEnds: Day | null): DataTableBlock => {
  // Without any names, the column would hold only dashes.
  const withNames = calls.some(({ clientName }) => clientName !== null);
  const [first, ...others] = HEADINGS;
  const rows: Cell[][] = [[first, ...(withNames ? ['Name'] : []), ...others].map(text)];
  let characters = 0;
  for (const call of calls) {
    const row = rowOf(call, asOf, bookEnds, withNames);
    characters += row.reduce((sum, cell) => sum + (cell.text ?? '').length, 0);
    if (rows.length > SLACK_LIMITS.tableRows || characters > SLACK_LIMITS.tableCharacters) break;
    rows.push(row);
  }
  return { type: 'data_table', caption: PHRASES.clientsToCall, rows, page_size: ROWS_A_PAGE, row_header_column_index: 0 };
};

const lines = (calls: readonly ClientCall[], { asOf }: CallList, bookEnds: Day | null) =>
  richText(
    list(
      'bullet',
      calls.slice(0, MOST_LINES).map((call) => {
        const [id, name] = whoIsIt(call);
        return line(bold(id), words(`${name === null ? '' : `  ${name}`}  ${whyToCall(call, asOf, bookEnds)}`));
      }),
    ),
  );

/** Menus that lead on from a row: a table's rows take no buttons. Each client once, in the order of the list. */
const leadOn = (calls: readonly ClientCall[], { done = NOBODY, owner = null }: CallListOf): KnownBlock[] => {
  const clients = choicesOf(calls);
  const rows = (are: (clientId: string) => boolean): RowChoice[] => clients.filter(([, clientId]) => are(clientId));
  const left = rows((id) => !done.has(id));
  const elements = [
    ...rowMenu(CLIENT_ACTIONS.recommend, 'Recommend to …', left),
    ...rowMenu(CLIENT_ACTIONS.profile, 'Open …', left),
    ...rowMenu(CALLS_DONE_ACTION, 'Done …', left),
    ...rowMenu(
      CALLS_NOT_DONE_ACTION,
      'Not done …',
      rows((id) => done.has(id)),
    ),
  ];
  return elements.length === 0 ? [] : [{ type: 'actions', ...(owner !== null && { block_id: `${CALLS_OF}${owner}` }), elements }];
};

/** Owner of the list that a menu is under, by the block's id; null if it doesn't say. */
export const readCallsOf = (blockId: string | undefined): string | null =>
  blockId?.startsWith(CALLS_OF) ? blockId.slice(CALLS_OF.length) : null;

/** Owner of a call list, and which of its clients are done. */
interface CallListOf {
  /** Clients who have been called: they're left out, and "Not done …" brings them back. */
  readonly done?: ReadonlySet<string>;
  /** A Slack user id: nobody else can mark clients as done. */
  readonly owner?: string | null;
}

/** Answer to "Done …" under somebody else's list. */
export const notYourCallsMessage = (): Message => {
  const text = 'That’s somebody else’s call list. Yours is on Home.';
  return { text, blocks: [richText(line(words(text)))] };
};

/** The whole list of clients to call, as a sortable table or as lines. */
export const callListMessage = (calls: CallList, look: Look, oldBook: OldBook | null, whose: CallListOf = {}): Message => {
  const { done = NOBODY } = whose;
  const all = [...calls.matured.calls, ...calls.maturedSince.calls, ...calls.maturing.calls, ...calls.idle];
  const left = all.filter(({ clientId }) => !done.has(clientId));
  const bookEnds = oldBook?.day ?? null;
  const heading = [maturedInAll(calls, bookEnds), maturedSinceInAll(calls), maturingInAll(calls)]
    .filter((part) => part !== null)
    .join('; ');
  const entries = plural(all.length, 'entry', 'entries') + (left.length < all.length ? `, ${all.length - left.length} done` : '');
  saysPlaces(calls);
  const warning = oldBook ? [context(...oldBookLines(oldBook))] : [];
  if (all.length === 0)
    return { text: 'Nobody to call', blocks: [richText(line(bold('Nobody to call'), words(`  as of ${asOfInWords(calls)}`))), ...warning] };
  return {
    text: `${PHRASES.clientsToCall}: ${heading}`,
    blocks: [
      richText(line(bold(PHRASES.clientsToCall), words(`\n${heading}. Then who has gone quiet. A line is about one day.`))),
      ...(left.length === 0 ? [] : [look.table ? table(left, calls, bookEnds) : lines(left, calls, bookEnds)]),
      ...leadOn(all, whose),
      context(`As of ${asOfInWords(calls)}, from the book as read ${dateTimeOf(calls.takenAt, look.zone)}. ${entries}.`),
      ...warning,
    ],
  };
};
