import type { OwnTypes } from '../own-types.ts';

/** How a column's values are written, and what its words mean. */
export interface Form {
  readonly dates?: string | undefined;
  readonly decimal?: string | undefined;
  readonly unit?: string | undefined;
  readonly rates?: string | undefined;
}

/** Where a field is: a column, with a form of its own where it differs; or the same value in every row. */
export type Spec =
  | string
  | (Form & { readonly column: string; readonly words?: Readonly<Record<string, string>> | undefined })
  | { readonly always: string }
  | { readonly numbered: string }
  | { readonly columns: readonly string[] };

/** Where the rows of a thing are. */
export interface Section {
  readonly table?: string | undefined;
  readonly select?: string | undefined;
  readonly where?: Readonly<Record<string, string | number>> | undefined;
  readonly columns?: Readonly<Record<string, Spec | undefined>> | undefined;
}

type Sections = Section | readonly Section[] | undefined;

/** The firm's own definition of its book (docs/your-own-book.md), as its document was parsed. */
export interface MappingDocument {
  readonly form?: Form | undefined;
  readonly words?: Readonly<Record<string, Readonly<Record<string, string>> | undefined>> | undefined;
  readonly placeholders?: readonly string[] | undefined;
  readonly bondTypes?: OwnTypes | undefined;
  readonly trades?: Sections;
  readonly sales?: Sections;
  readonly clients?: Sections;
  readonly bonds?: Sections;
  readonly ratings?: Sections;
  readonly offers?: Sections;
}

/** All sections of a thing. */
export const sectionsOf = (document: MappingDocument, thing: 'trades' | 'sales' | 'clients' | 'bonds' | 'ratings' | 'offers') =>
  [document[thing] ?? []].flat() as readonly Section[];

export const hasField = ({ columns }: Section, field: string): boolean => columns?.[field] !== undefined;

/** The column of a field; null if it has none. */
export const columnOf = ({ columns }: Section, field: string): string | null => {
  const spec = columns?.[field];
  if (typeof spec === 'string') return spec;
  return spec && 'column' in spec ? spec.column : null;
};
