import type { Doubt } from '../columns/column.ts';

/** A file that is refused as a whole. Nothing of it was written. */
export class RefusedFile extends Error {
  override readonly name = 'RefusedFile';
  readonly doubt: Doubt;

  constructor(doubt: Doubt) {
    super(inWords(doubt));
    this.doubt = doubt;
  }
}

/** `Trade Date, line 14: "31/02/2025" isn't understood. Expected …` */
export const inWords = ({ reason, column, line, value, expected }: Doubt): string => {
  const where = [
    column === null ? null : `column "${column}"`,
    line === null ? null : `line ${line}`,
    value === null ? null : `"${value}"`,
  ].filter((part) => part !== null);
  return `${reason}${where.length > 0 ? ` (${where.join(', ')})` : ''} Expected: ${expected}.`;
};
