import { type JSX, useState } from 'preact/compat';
import type { JsonObject, WireBlock } from '../../wire/wire.ts';
import { Icon } from '../parts/icons.tsx';
import { Cell, cellClass, cellText, compareCells } from './cell.tsx';

type Row = readonly JsonObject[];

interface Sorting {
  readonly column: number;
  readonly down: boolean;
}

const DEFAULT_PAGE_SIZE = 5;

const sorted = (rows: readonly Row[], by: Sorting | null): readonly Row[] =>
  by === null ? rows : rows.toSorted((one, other) => compareCells(one[by.column] ?? {}, other[by.column] ?? {}) * (by.down ? -1 : 1));

/** A `data_table`, in pages. Pressing a header sorts up, then down, then not at all. */
export const DataTable = ({ block }: { block: WireBlock }): JSX.Element => {
  const [header = [], ...rows] = (block.rows ?? []) as readonly Row[];
  const [by, setBy] = useState<Sorting | null>(null);
  const [page, setPage] = useState(0);
  const size = Math.max(1, Number(block.page_size ?? DEFAULT_PAGE_SIZE));
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const here = Math.min(page, pages - 1);
  const shown = sorted(rows, by).slice(here * size, (here + 1) * size);
  const rowHeader = Number(block.row_header_column_index ?? 0);
  const sortBy = (column: number): void => {
    setPage(0);
    setBy(by?.column !== column ? { column, down: false } : by.down ? null : { column, down: true });
  };
  const caption = String(block.caption ?? 'Table');
  return (
    <div className="data-table">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: keyboard users must be able to scroll it. */}
      <section className="block-table" tabIndex={0} aria-label={caption}>
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              {header.map((cell, at) => {
                const way = by?.column === at ? (by.down ? 'descending' : 'ascending') : 'none';
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns never move.
                  <th key={at} scope="col" aria-sort={way} className={cellClass(rows[0]?.[at] ?? cell)}>
                    <button type="button" className="sort-button" title={`Sort by ${cellText(cell)}`} onClick={() => sortBy(at)}>
                      <Cell cell={cell} />
                      <Icon name={way === 'none' ? 'sort' : way === 'ascending' ? 'up' : 'down'} />
                    </button>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={rows.indexOf(row)}>
                {row.map((cell, at) => {
                  const Tag = at === rowHeader ? 'th' : 'td';
                  return (
                    // biome-ignore lint/suspicious/noArrayIndexKey: columns never move.
                    <Tag key={at} scope={Tag === 'th' ? 'row' : undefined} className={cellClass(cell)}>
                      <Cell cell={cell} />
                    </Tag>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {pages > 1 && (
        <nav className="table-pages" aria-label={`Pages of ${caption}`}>
          <span role="status">{`${here * size + 1}–${Math.min(rows.length, (here + 1) * size)} of ${rows.length}`}</span>
          <button type="button" aria-label="Previous page" disabled={here === 0} onClick={() => setPage(here - 1)}>
            <Icon name="back" />
          </button>
          <button type="button" aria-label="Next page" disabled={here === pages - 1} onClick={() => setPage(here + 1)}>
            <Icon name="next" />
          </button>
        </nav>
      )}
    </div>
  );
};
