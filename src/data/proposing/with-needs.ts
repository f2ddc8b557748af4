import type { Answers, Question } from '../../usecases/ports/loading/book-loader.ts';
import type { Field } from '../mapping/fields.ts';
import { NUMBERED } from '../understanding/field-places.ts';
import { type BookFileKind, NEEDS_OF_FILE } from '../understanding/open-book-file.ts';
import type { SheetPlan } from '../understanding/plan-sheet.ts';
import { type Columns, headingOf } from './answered.ts';

const NEEDED: Readonly<Record<string, readonly [Field, string]>> = {
  'the client': ['client', 'the client (an id, an account or a name)'],
  'the bond or its type': ['bond', 'the bond (its ISIN, code or name)'],
  'the bond': ['isin', 'the bond (its ISIN)'],
  'the day of the trade': ['day', 'the day of the trade'],
  'the amount (or quantity and price)': ['amount', 'the amount'],
};

/** Adds the columns that answers name. Asks which column holds what's needed and wasn't found. An answer that's no heading is a value that every row has. */
export const withNeeds = (
  kind: BookFileKind,
  plan: SheetPlan,
  known: Columns,
  answers: Answers,
): { columns: Columns; questions: Question[] } => {
  const columns = { ...known };
  for (const [id, value] of answers) {
    const field = /^column:(.+)$/.exec(id)?.[1] as Field | undefined;
    if (field === undefined) continue;
    const heading = plan.headings.find((each) => each.toLowerCase() === value.trim().toLowerCase());
    // A column answers one question only.
    for (const [other, spec] of Object.entries(columns)) if (heading && spec && headingOf(spec) === heading) delete columns[other as Field];
    columns[field] = heading ?? (value === NUMBERED ? { numbered: 'row ' } : { always: value.trim() });
  }
  const has = (field: Field): boolean => columns[field] !== undefined;
  const questions = NEEDS_OF_FILE[kind].flatMap(([need, isMet]): readonly Question[] => {
    const needed = NEEDED[need];
    if (isMet(has) || !needed) return [];
    const used = new Set(Object.values(columns).map((spec) => spec && headingOf(spec)));
    const free = plan.headings.filter((heading) => heading !== '' && !used.has(heading));
    return [
      {
        id: `column:${needed[0]}`,
        ask: `Which column is ${needed[1]}?`,
        evidence: `The headings are in line ${plan.header}, and none of them says it.`,
        choices: [
          ...free.map((heading) => ({ value: heading, label: heading })),
          ...(needed[0] === 'client' ? [{ value: NUMBERED, label: 'none: every row is a client of its own' }] : []),
        ],
        own: 'a value that every row has',
      },
    ];
  });
  return { columns, questions };
};
