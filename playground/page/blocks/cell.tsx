import type { JSX } from 'preact/compat';
import type { JsonObject } from '../../wire/wire.ts';
import { EmojiText } from '../emoji/emoji.tsx';
import { RichText } from './rich-text.tsx';

const parts = (cell: JsonObject): readonly JsonObject[] => (Array.isArray(cell.elements) ? (cell.elements as JsonObject[]) : []);

/** A cell's plain text. */
export const cellText = (cell: JsonObject): string =>
  cell.elements === undefined ? String(cell.text ?? cell.value ?? '') : parts(cell).map(cellText).join('');

/** By value if both cells are numbers, otherwise by text, with digits compared as numbers. */
export const compareCells = (one: JsonObject, other: JsonObject): number =>
  typeof one.value === 'number' && typeof other.value === 'number'
    ? one.value - other.value
    : cellText(one).localeCompare(cellText(other), 'en', { numeric: true });

/** A table cell: rich text, plain text, or a number as the app wrote it. */
export const Cell = ({ cell }: { cell: JsonObject }): JSX.Element =>
  cell.type === 'rich_text' ? (
    <RichText elements={parts(cell)} />
  ) : (
    <bdi>
      <EmojiText text={cellText(cell)} shortcodes={false} />
    </bdi>
  );

/** Aligned as the column says; otherwise numbers go right. */
export const cellClass = (cell: JsonObject | undefined, settings?: { align?: string; is_wrapped?: boolean } | null): string =>
  `align-${settings?.align ?? (cell?.type === 'raw_number' ? 'right' : 'left')} ${settings?.is_wrapped === true ? 'wraps' : ''}`;
