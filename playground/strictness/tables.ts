import { isObject } from '../blocks.ts';
import { blockId } from './composition.ts';
import type { Report, Shape } from './report.ts';
import { richText } from './rich-text.ts';
import { alsoRule, byType, isAbsent, list, number, object, oneOf, whole, words, yesOrNo } from './shapes.ts';

// docs.slack.dev/reference/block-kit/blocks/table-block and data-table-block. Where Slack has raised a number since (200 rows under the header,
// 20,000 characters), the smaller one stands: it holds in every workspace.

/** The most characters in the cells of all of a message's tables. */
const MOST_CHARACTERS = 10_000;

const rawText = object({ type: oneOf('raw_text'), text: words });
// The reference leaves `text` out; the API refuses a number without it.
const rawNumber = object({ type: oneOf('raw_number'), value: number(), text: words });
const cell = byType({ raw_text: rawText, raw_number: rawNumber, rich_text: richText });
const headerCell = byType({ raw_text: rawText, raw_number: rawNumber });

const columnSetting: Shape = (report, pointer, value) => {
  if (!isAbsent(value)) object({}, { align: oneOf('left', 'center', 'right'), is_wrapped: yesOrNo })(report, pointer, value);
};

export const table: Shape = object(
  { type: oneOf('table'), rows: list(list(cell, 1, 20), 1, 100) },
  { block_id: blockId, column_settings: list(columnSetting, 0, 20) },
);

/** The first row is the header; all rows are as wide. */
const dataRows: Shape = (report, pointer, value) => {
  const rowShape = (item: Shape) => list(item, 1, 20);
  list((_report, here, row) => rowShape(here === `${pointer}/0` ? headerCell : cell)(report, here, row), 2, 101)(report, pointer, value);
  const widths = new Set((Array.isArray(value) ? value : []).filter(Array.isArray).map((row) => row.length));
  if (widths.size > 1) report(pointer, 'all rows must have the same number of cells');
};

const headerColumnExists = (block: { readonly [field: string]: unknown }): string | null => {
  const first: unknown = Array.isArray(block.rows) ? block.rows[0] : undefined;
  const width = Array.isArray(first) ? first.length : 0;
  return typeof block.row_header_column_index === 'number' && block.row_header_column_index >= width
    ? 'row_header_column_index must be a column of the table'
    : null;
};

export const dataTable: Shape = alsoRule(
  object(
    { type: oneOf('data_table'), caption: words, rows: dataRows },
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

/** What a message's tables must keep to together. `tables` are the blocks, wherever in the message they are. */
export const checkTables = (report: Report, tables: readonly { readonly [field: string]: unknown }[]): void => {
  if (tables.length > 1) report('/blocks', 'only_one_table_allowed');
  const characters = tables.reduce((sum, block) => sum + charactersIn(block.rows), 0);
  if (characters > MOST_CHARACTERS) report('/blocks', `tables must be less than ${MOST_CHARACTERS + 1} characters`);
};
