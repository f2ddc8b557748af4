import type { JSX } from 'preact/compat';
import type { JsonObject, WireBlock } from '../../wire/wire.ts';
import { Cell, cellClass } from './cell.tsx';

/** A `table`: the first row is the header. If it's too wide, it scrolls sideways. */
export const Table = ({ block }: { block: WireBlock }): JSX.Element => {
  const [header = [], ...rows] = (block.rows ?? []) as readonly (readonly JsonObject[])[];
  const settings = (block.column_settings ?? []) as readonly ({ align?: string; is_wrapped?: boolean } | null)[];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: keyboard users must be able to scroll it.
    <section className="block-table" tabIndex={0} aria-label="Table">
      <table>
        <thead>
          <tr>
            {header.map((cell, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns never move.
              <th key={at} scope="col" className={cellClass(rows[0]?.[at] ?? cell, settings[at])}>
                <Cell cell={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, which) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows never move.
            <tr key={which}>
              {row.map((cell, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns never move.
                <td key={at} className={cellClass(cell, settings[at])}>
                  <Cell cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
