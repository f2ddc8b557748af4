import { z } from 'zod';
import { isObject } from '../ground/blocks.ts';
import { blockId } from './composition.ts';
import type { Report } from './report.ts';
import { richText } from './rich-text.ts';
import { alsoRule, byType, list, object, type Shape, whole, words } from './shapes.ts';

// docs.slack.dev/reference/block-kit/blocks/table-block and data-table-block. Slack has raised some limits since (200 rows under the header,
// 20,000 characters). We keep the lower ones, which are safe in every workspace.

/** The most characters that a message's tables may have in total. */
const MOST_CHARACTERS = 10_000;

const rawText = object({ type: z.literal('raw_text'), text: words });
// The reference doesn't mention `text`, but the API refuses a number without it.
const rawNumber = object({ type: z.literal('raw_number'), value: z.number(), text: words });
const cell = byType({ raw_text: rawText, raw_number: rawNumber, rich_text: richText });

const columnSetting = object({}, { align: z.enum(['left', 'center', 'right']), is_wrapped: z.boolean() }).nullish();

export const table: Shape = object(
  { type: z.literal('table'), rows: list(list(cell, 1, 20), 1, 100) },
  { block_id: blockId, column_settings: list(columnSetting, 0, 20) },
);

/** The first row is the header, without rich text. All rows have the same width. */
const dataRows = list(list(cell, 1, 20), 2, 101).superRefine(
  (given, context) => {
    const [header, ...rest] = given as readonly unknown[];
    const widths = new Set([header, ...rest].filter(Array.isArray).map((row) => row.length));
    if (widths.size > 1) context.addIssue('all rows must have the same number of cells');
    (Array.isArray(header) ? header : []).forEach((it, at) => {
      if (isObject(it) && it.type === 'rich_text')
        context.addIssue({ code: 'custom', path: [0, at, 'type'], message: 'unsupported type: rich_text' });
    });
  },
  { when: ({ value }) => Array.isArray(value) },
);

const headerColumnExists = (block: { readonly [field: string]: unknown }): string | null => {
  const first: unknown = Array.isArray(block.rows) ? block.rows[0] : undefined;
  const width = Array.isArray(first) ? first.length : 0;
  return typeof block.row_header_column_index === 'number' && block.row_header_column_index >= width
    ? 'row_header_column_index must be a column of the table'
    : null;
};

export const dataTable: Shape = alsoRule(
  object(
    { type: z.literal('data_table'), caption: words, rows: dataRows },
    { block_id: blockId, page_size: whole(1, 100), row_header_column_index: whole(0) },
  ),
  headerColumnExists,
);

const charactersIn = (value: unknown): number => {
  if (Array.isArray(value)) return value.reduce<number>((sum, it) => sum + charactersIn(it), 0);
  if (!isObject(value)) return 0;
  if (typeof value.text === 'string') return value.text.length;
  if (typeof value.url === 'string') return value.url.length;
  return charactersIn(value.elements);
};

/** The limits for all of a message's tables together. `tables` includes those inside other blocks. */
export const checkTables = (report: Report, tables: readonly { readonly [field: string]: unknown }[]): void => {
  if (tables.length > 1) report('/blocks', 'only_one_table_allowed');
  const characters = tables.reduce((sum, block) => sum + charactersIn(block.rows), 0);
  if (characters > MOST_CHARACTERS) report('/blocks', `tables must be less than ${MOST_CHARACTERS + 1} characters`);
};
