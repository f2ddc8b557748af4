import { rupeesInWords } from '../../../advisor/words/rupees-in-words.ts';
import { inWords } from '../../understanding/refused.ts';
import { unusualMedian } from '../../understanding/usual-amounts.ts';
import { type LookedAt, lookAt } from './look-at-section.ts';
import type { MappedBook } from './mapped-book.ts';

/** More cells than this share of a column must be understood. */
const MOST_LOST = 0.02;
const LONGEST_SHOWN = 60;

/** What a look at the cells of a mapped source shows. */
export interface WordsFound {
  /** Cells that hold something, and those of them that were understood. */
  readonly filled: number;
  readonly understood: number;
  /** Columns that aren't understood, or whose unit is doubtful: what, where, and how to say it in the mapping. */
  readonly problems: readonly string[];
}

/** Reads the first rows of every section as the mapping says, and counts what isn't understood. */
export const checkWords = async ({ calendar: _, ...things }: MappedBook): Promise<WordsFound> => {
  const found = { filled: 0, understood: 0, problems: [] as string[] };
  for (const { section, looks } of await lookAt(Object.values(things).flat())) {
    for (const look of looks) {
      const { column, doubt, texts } = look;
      let [filled, lost, example] = [0, 0, ''];
      for (const [text, times] of texts) {
        filled += times;
        if (column.read(text) !== undefined) continue;
        lost += times;
        example ||= text;
      }
      found.filled += filled;
      found.understood += filled - lost;
      const where = `${section.thing}, "${column.heading}"`;
      if (doubt) found.problems.push(`${where}: ${inWords(doubt)}`);
      else if (lost > MOST_LOST * filled)
        found.problems.push(
          `${where}: ${lost} of ${filled} aren't understood, such as "${example.slice(0, LONGEST_SHOWN)}". Expected: ${column.expected}.`,
        );
      found.problems.push(...unusualAmounts(where, look));
    }
  }
  return found;
};

/** Amounts in lakh that are read as rupees are understood too; their size tells. */
const unusualAmounts = (where: string, { column, amounts }: LookedAt): readonly string[] => {
  const unusual = unusualMedian(amounts);
  if (unusual === null) return [];
  const size = `half of the amounts are ${unusual.side} ${rupeesInWords(unusual.rupees)}`;
  return [`${where}: ${size}. Are they in another unit? Say it in the mapping: amount: { column: "${column.heading}", unit: lakh }.`];
};
