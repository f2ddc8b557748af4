import { type Day, isoFromDay } from '../../advisor/units.ts';
import { rupeesInWords } from '../../advisor/words/rupees-in-words.ts';
import type { Database } from '../database.ts';
import { readHistory } from '../sources/reading/book-marker.ts';
import type { BookFile } from '../understanding/open-book-file.ts';
import { unusualMedian } from '../understanding/usual-amounts.ts';
import type { ImportReport } from './import-tally.ts';
import type { Replacing } from './write-book.ts';

/** Says if a file with the same bytes was loaded before. */
export const loadedBefore = async (database: Database, digest: string, replace: Replacing): Promise<readonly string[]> => {
  if (replace !== 'nothing') return [];
  const before = (await readHistory(database.knex)).findLast(({ kind, detail }) => kind === 'import' && detail.sha256 === digest);
  return before
    ? [`This file was loaded on ${isoFromDay(Math.floor(before.at.getTime() / 86_400_000) as Day)} already, as "${before.detail.file}".`]
    : [];
};

/** Amounts of an unusual size may be in another unit. */
export const sizeOfAmounts = (understood: ImportReport['understood']): readonly string[] => {
  const unusual = unusualMedian(understood.map(({ amountPaise }) => amountPaise / 100));
  return unusual === null
    ? []
    : [
        `Half of the amounts are ${unusual.side} ${rupeesInWords(unusual.rupees)}. If they aren't in rupees, say the unit in the mapping: form: { unit: lakh }.`,
      ];
};

/** A recorded band that wasn't understood counts as A, and people should know. */
export const bandsRead = (file: BookFile): readonly string[] => {
  const heading = file.reader.headingOf('band');
  const count = file.reader.counts().find((each) => each.heading === heading)?.notUnderstood ?? 0;
  return count === 0 ? [] : [`"${heading}": ${count} risk bands weren't understood, and count as A (conservative).`];
};
