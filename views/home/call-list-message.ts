import type { DataTableBlock, RawNumberElement, RawTextElement } from '@slack/types';
import type { ClientCall } from '../../src/advisor/desk/call-list.ts';
import { isoFromDay } from '../../src/advisor/units.ts';
import type { CallList } from '../../src/usecases/ports/call-store.ts';
import { bold, context, line, list, type Message, richText, words } from '../blocks.ts';
import { count, date, money, plural } from '../format.ts';
import { SLACK_LIMITS } from '../limits.ts';
import type { Look } from '../look.ts';
import { whoIsIt, whyToCall } from './call-lines.ts';

type Cell = RawTextElement | RawNumberElement;
const text = (words: string): Cell => ({ type: 'raw_text', text: words });
const NOTHING = text('—');
const MOST_LINES = 40;

const HEADINGS = ['Client', 'Why', 'Day', 'Amount', 'Invested', 'Usual gap'] as const;

const rowOf = (call: ClientCall, withNames: boolean): Cell[] => {
  const [id, name] = whoIsIt(call);
  const day: Cell = { type: 'raw_number', value: Number(isoFromDay(call.day).replaceAll('-', '')), text: date(call.day) };
  const amount: Cell = call.kind === 'maturing' ? { type: 'raw_number', value: call.amount / 100, text: money(call.amount) } : NOTHING;
  const gap: Cell =
    call.kind === 'idle' && call.usualGap !== null
      ? { type: 'raw_number', value: call.usualGap, text: `${count(Math.max(1, call.usualGap))} days` }
      : NOTHING;
  return [
    text(id),
    ...(withNames ? [name === null ? NOTHING : text(name)] : []),
    text(call.kind === 'maturing' ? 'matures' : 'idle since'),
    day,
    amount,
    { type: 'raw_number', value: call.invested / 100, text: money(call.invested) },
    gap,
  ];
};

const table = (calls: readonly ClientCall[]): DataTableBlock => {
  // A book that keeps no names has no column of dashes.
  const withNames = calls.some(({ clientName }) => clientName !== null);
  const [first, ...others] = HEADINGS;
  const rows: Cell[][] = [[first, ...(withNames ? ['Name'] : []), ...others].map(text)];
  let characters = 0;
  for (const call of calls) {
    const row = rowOf(call, withNames);
    characters += row.reduce((sum, cell) => sum + (cell.text ?? '').length, 0);
    if (rows.length > SLACK_LIMITS.tableRows || characters > SLACK_LIMITS.tableCharacters) break;
    rows.push(row);
  }
  return { type: 'data_table', caption: 'Clients to call', rows, page_size: 10, row_header_column_index: 0 };
};

const lines = (calls: readonly ClientCall[], { asOf }: CallList) =>
  richText(
    list(
      'bullet',
      calls.slice(0, MOST_LINES).map((call) => {
        const [id, name] = whoIsIt(call);
        return line(bold(id), words(`${name === null ? '' : `  ${name}`}  ${whyToCall(call, asOf)}`));
      }),
    ),
  );

/** The whole list of clients to call, as a table that can be sorted, or as lines. */
export const callListMessage = (calls: CallList, look: Look): Message => {
  const all = [...calls.maturing, ...calls.idle];
  const heading = `${plural(calls.maturingClients, 'client')} with bonds that mature within 30 days (${money(calls.maturingAmount)})`;
  if (all.length === 0)
    return { text: 'Nobody to call', blocks: [richText(line(bold('Nobody to call'), words(`  as of ${date(calls.asOf)}`)))] };
  return {
    text: `Clients to call: ${heading}`,
    blocks: [
      richText(line(bold('Clients to call'), words(`\n${heading}; and the longest idle of the larger ones.`))),
      look.table ? table(all) : lines(all, calls),
      context(`As of ${date(calls.asOf)}. ${plural(all.length, 'entry', 'entries')}.`),
    ],
  };
};
