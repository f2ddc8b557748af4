import test, { type ExecutionContext } from 'ava';
import { openDatabase } from '../../../src/data/database.ts';
import { type ImportOutcome, type ImportRequest, importBook } from '../../../src/data/import/import-book.ts';
import { inWords } from '../../../src/data/understanding/refused.ts';
import { deskOn } from '../../helpers/desk-on.ts';
import { filesOf } from './csv-files.ts';

const database = openDatabase('sqlite::memory:');
test.after.always(() => database.close());

/** Understands a file without loading it. */
export const dryRun = (tradesFile: string, more: Partial<ImportRequest> = {}): Promise<ImportOutcome> =>
  importBook(database, { tradesFile, dryRun: true, now: new Date('2026-11-30T10:00:00Z'), calendar: deskOn('2026-11-30'), ...more });

export const reportOf = async (t: ExecutionContext, content: string | Uint8Array, more: Partial<ImportRequest> = {}) => {
  const outcome = await dryRun(filesOf(t)(content), more);
  if (outcome.kind === 'refused') throw new Error(inWords(outcome.doubt));
  return outcome.report;
};

export const refusalOf = async (t: ExecutionContext, content: string | Uint8Array, more: Partial<ImportRequest> = {}): Promise<string> => {
  const outcome = await dryRun(filesOf(t)(content), more);
  return outcome.kind === 'refused' ? inWords(outcome.doubt).replace(/"[^"]*\//g, '"') : 'taken';
};

/** The understood rows of a file with these headings. */
export const rowsOf = async (t: ExecutionContext, text: string | Uint8Array, more: Partial<ImportRequest> = {}) =>
  (await reportOf(t, text, more)).understood;
