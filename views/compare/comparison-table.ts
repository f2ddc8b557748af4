import type { DataTableBlock, KnownBlock, RawTextElement } from '@slack/types';
import { bold, line, list, richText, words } from '../blocks.ts';
import type { ComparisonRow } from './comparison-rows.ts';

const text = (it: string): RawTextElement => ({ type: 'raw_text', text: it });

const table = (rows: readonly ComparisonRow[], [left, right]: readonly [string, string]): DataTableBlock => ({
  type: 'data_table',
  caption: 'Both clients, fact by fact',
  rows: [[text('Fact'), text(left), text(right)], ...rows.map((row) => [text(row.fact), text(row.left), text(row.right)])],
  page_size: Math.max(1, rows.length),
  row_header_column_index: 0,
});

/** Both clients, by their names as shown, fact by fact: as a table of Slack's, or as a list that wraps on a phone. */
export const comparisonTable = (rows: readonly ComparisonRow[], names: readonly [string, string], native: boolean): KnownBlock[] => {
  if (native) return [table(rows, names)];
  return [
    richText(
      line(bold(`${names[0]} against ${names[1]}, fact by fact`)),
      list(
        'bullet',
        rows.map(({ fact, left, right }) => line(bold(fact), words(left === right ? ` ${left}, both` : ` ${left} against ${right}`))),
      ),
    ),
  ];
};
