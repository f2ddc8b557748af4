import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { openSheets } from '../../../src/data/files/open-sheets.ts';
import type { Row } from '../../../src/data/files/row.ts';
import { tidy } from '../../../src/data/values/text.ts';

const folder = mkdtempSync(join(tmpdir(), 'bond-advisor-csv-'));
test.after.always(() => rmSync(folder, { recursive: true, force: true }));

const rowsOf = async (file: string): Promise<readonly Row[]> => {
  const { sheets } = await openSheets(file);
  const rows: Row[] = [];
  for await (const batch of sheets[0]?.rows() ?? []) rows.push(...batch);
  return rows;
};

const cell = fc.string({ unit: fc.constantFrom(...'aZ09 "\',;\n\r\t=.-\u00e9\u20b9\u00a0'), maxLength: 14 });
const line = fc.array(cell, { minLength: 2, maxLength: 7 }).map((cells) => ['Id', ...cells]);
const book = fc.record({
  separator: fc.constantFrom(',', ';', '\t', '|'),
  end: fc.constantFrom('\n', '\r\n', '\r'),
  quoteAll: fc.boolean(),
  endsOpen: fc.boolean(),
  lines: fc.array(line, { minLength: 1, maxLength: 8 }),
  /** Rows are repeated beyond the length of a chunk, so that one ends at any place in a row. */
  times: fc.constantFrom(1, 1, 1, 1, 500),
});

test('a CSV file is read as another parser reads it, wherever a chunk ends', async (t) => {
  let at = 0;
  await fc.assert(
    fc.asyncProperty(book, async ({ separator, end, quoteAll, endsOpen, lines, times }) => {
      const written = (text: string): string =>
        quoteAll || text.includes(separator) || /["\n\r]|^ /.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
      const one = lines.map((cells) => cells.map(written).join(separator)).join(end);
      const text = `sep=${separator}${end}${Array(times).fill(one).join(end)}${endsOpen ? '' : end}`;
      const file = join(folder, `${at++}.csv`);
      writeFileSync(file, text);
      const rows = await rowsOf(file);
      const expected = parse(text, { delimiter: separator, record_delimiter: end, relax_column_count: true, from: 2 }) as string[][];
      t.deepEqual(
        rows.map(({ cells }) => cells),
        expected,
      );
      for (const { cells, isTidy } of rows) if (isTidy) for (const text of cells) t.is(tidy(text), text);
      rmSync(file);
    }),
    { numRuns: 100 },
  );
});

test('rows of plain cells need no tidying, and those with blanks or signs that people do not see do', async (t) => {
  const file = join(folder, 'tidy.csv');
  const lines = ['a,b c,"1,000",x', ' a,b', 'a ,b', 'a,b  c', "'007,b", '="7",b', 'a,\u00a0b', '"a ",b', 'a,\tb', 'a,"b ""c""",d'];
  writeFileSync(file, lines.join('\n'));
  const tidyOnes = (await rowsOf(file)).filter(({ isTidy }) => isTidy).map(({ line: number }) => number);
  t.deepEqual(tidyOnes, [1]);
});
