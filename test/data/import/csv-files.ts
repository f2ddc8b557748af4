import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import { CLIENT_COLUMNS, TRADE_COLUMNS } from '../../../src/data/import/flat-cells.ts';

export const HEADER = TRADE_COLUMNS.join(',');
export const CLIENTS_HEADER = CLIENT_COLUMNS.join(',');

/** A usable row, apart from the given changes. */
export const tradeRow = (changed: Partial<Record<(typeof TRADE_COLUMNS)[number], string>> = {}): string => {
  const usable = { client_id: 'C1', bond_id: 'B1', bond_type: 'Bonds', trade_date: '2024-01-31', trade_value: '1000' };
  return TRADE_COLUMNS.map((column) => ({ ...usable, ...changed })[column as keyof typeof usable] ?? '').join(',');
};

/** Writes files into a folder that's removed at the end of the test. */
export const filesOf = (t: ExecutionContext) => {
  const folder = mkdtempSync(join(tmpdir(), 'bond-advisor-csv-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  let count = 0;
  return (content: string | Uint8Array, name = `file-${++count}.csv`): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
};
