import type { Column, Doubt } from '../../columns/column.ts';
import { letDaysAgree } from '../../columns/columns-of-section.ts';
import type { MappedSection } from './mapped-section.ts';

/** Rows looked at in each section. */
const ROWS = 20_000;
const MOST_TEXTS = 20_000;

/** What the first rows of a section have in one column. */
export interface LookedAt {
  readonly column: Column<unknown>;
  /** What only a person can decide; null: nothing. */
  readonly doubt: Doubt | null;
  /** How often each text is there. */
  readonly texts: ReadonlyMap<string, number>;
  /** What the survey saw, for people. */
  readonly evidence: string;
  /** Of a column of amounts: them, in rupees. */
  readonly amounts: readonly number[];
}

/**
 * Reads the first rows of some sections, and decides how their columns are written.
 * @param infers the cells may decide what the mapping doesn't say; days of other sections, too
 */
export const lookAt = async (
  sections: readonly MappedSection[],
  { infers = false } = {},
): Promise<ReadonlyArray<{ readonly section: MappedSection; readonly looks: readonly LookedAt[] }>> => {
  const surveyed: { section: MappedSection; columns: readonly Column<unknown>[]; texts: readonly ReadonlyMap<string, number>[] }[] = [];
  for (const section of sections) {
    const columns = section.columns({ infers });
    surveyed.push({ section, columns, texts: await surveyOf(section, columns) });
  }
  if (infers) letDaysAgree(surveyed.flatMap(({ columns }) => columns));
  return surveyed.map(({ section, columns, texts }) => ({
    section,
    looks: columns.map((column, place) => {
      const seen = texts[place] as ReadonlyMap<string, number>;
      const doubt = column.decide();
      const amounts = column.field === 'amount' ? amountsOf(column, seen) : [];
      return { column, doubt: doubt && { ...doubt, line: null }, texts: seen, evidence: column.evidence(), amounts };
    }),
  }));
};

const surveyOf = async (section: MappedSection, columns: readonly Column<unknown>[]): Promise<readonly ReadonlyMap<string, number>[]> => {
  const texts = columns.map(() => new Map<string, number>());
  let rows = 0;
  for await (const batch of section.texts()) {
    for (const row of batch) {
      rows++;
      row.forEach((text, place) => {
        const seen = texts[place] as Map<string, number>;
        if (text === '' || (seen.size >= MOST_TEXTS && !seen.has(text))) return;
        columns[place]?.survey(text, rows);
        seen.set(text, (seen.get(text) ?? 0) + 1);
      });
    }
    if (rows >= ROWS) break;
  }
  return texts;
};

const amountsOf = (column: Column<unknown>, texts: ReadonlyMap<string, number>): readonly number[] =>
  [...texts].flatMap(([text, times]) => {
    const rupees = column.read(text);
    return typeof rupees === 'number' && rupees > 0 ? Array.from({ length: times }, () => rupees) : [];
  });
