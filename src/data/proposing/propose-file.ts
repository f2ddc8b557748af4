import { basename } from 'node:path';
import type { Answers, Question } from '../../usecases/ports/loading/book-loader.ts';
import type { Doubt } from '../columns/column.ts';
import { openSheets } from '../files/open-sheets.ts';
import type { Sheet } from '../files/row.ts';
import { LOSS_ALLOWED } from '../import/import-tally.ts';
import type { Field } from '../mapping/fields.ts';
import { type Mapping, NOTHING, type Section, sectionsOf } from '../mapping/mapping.ts';
import { asideAtSight } from '../understanding/aside-at-sight.ts';
import { type BookFile, type BookFileKind, openBookFile } from '../understanding/open-book-file.ts';
import type { SheetPlan } from '../understanding/plan-sheet.ts';
import { answeredMapping, type Columns, headingOf, unitQuestion, withForms } from './answered.ts';
import { bestPlan } from './best-plan.ts';
import { questionOfDoubt, questionOfWord, WORD_FIELDS } from './doubt-questions.ts';
import { isAnswered } from './question.ts';
import { withNeeds } from './with-needs.ts';

/** What a look at a file proposes. */
export interface Proposed {
  readonly kind: BookFileKind;
  readonly mapping: Mapping;
  /** Which column is what, and what its cells show. */
  readonly columns: ReadonlyArray<{ readonly field: Field; readonly heading: string; readonly evidence: string }>;
  readonly ignored: readonly string[];
  /** What's still open. Nothing can be read before it's answered. */
  readonly questions: readonly Question[];
  /** What no answer settles: the file itself must be mended. */
  readonly doubts: readonly Doubt[];
  /** The file, decided and ready to be read; null while questions are open. */
  readonly opened: BookFile | null;
}

/** Whether a list of clients has nothing but their bands and the days of assessment. */
export const isOfProfiles = ({ kind, columns }: Pick<Proposed, 'kind' | 'columns'>): boolean => {
  const fields = columns.map(({ field }) => field);
  return (
    kind === 'clients' &&
    ['band', 'assessed'].every((field) => fields.includes(field as Field)) &&
    fields.every((field) => PROFILE.has(field))
  );
};
const PROFILE: ReadonlySet<Field> = new Set(['client', 'clientName', 'band', 'assessed'] as const);

export interface ProposalOptions {
  /** An earlier document for files like this one. */
  readonly base: Mapping | null;
  readonly answers: Answers;
  /** The desk's time zone. */
  readonly zone: string;
}

/** Words of one column that are asked about; more than these are another kind of column. */
const MOST_WORDS = 12;
const MOST_AMOUNTS = 100_000;

/** Looks at a file's headings and cells, and proposes how to read it. @throws FileError */
export const proposeFile = async (file: string, options: ProposalOptions): Promise<Proposed> => {
  const { sheets } = await openSheets(file);
  const planned = await bestPlan(sheets, options);
  if ('id' in planned)
    return {
      kind: 'trades',
      mapping: options.base ?? { version: 1 },
      columns: [],
      ignored: [],
      questions: [planned],
      doubts: [],
      opened: null,
    };
  const { kind, plan } = planned;
  const section = options.base && (sectionsOf(options.base, kind)[0] ?? null);
  const known = columnsOf(plan, section);
  const { columns, questions } = withNeeds(kind, plan, known, options.answers);
  const mapping = mappingOf(file, kind, {
    base: options.base,
    columns: withForms(columns, options.answers),
    answers: options.answers,
    plan,
    sheets,
  });
  if (questions.length > 0) return { kind, mapping, columns: listed(columns), ignored: plan.ignored, questions, doubts: [], opened: null };
  return surveyed(file, kind, mapping, options);
};

/** The columns that were found; what an earlier document says of them stays. */
const columnsOf = (plan: SheetPlan, section: Section | null): Columns => ({
  ...Object.fromEntries(
    plan.fields.map(({ field, heading, always, ratings }) => [
      field,
      ratings ? { columns: ratings.map(({ place }) => plan.headings[place] as string) } : always === null ? heading : { always },
    ]),
  ),
  ...section?.columns,
});

const mappingOf = (
  file: string,
  kind: BookFileKind,
  {
    base,
    columns,
    answers,
    plan,
    sheets,
  }: { base: Mapping | null; columns: Columns; answers: Answers; plan: SheetPlan; sheets: readonly Sheet[] },
): Mapping => {
  const { version: _, ...rest } = base ?? { version: 1 };
  const several = sheets.length > 1 && plan.sheet.name !== null;
  return {
    version: 1,
    ...rest,
    name: base?.name ?? basename(file).replace(/\.[^.]*$/, ''),
    ...answeredMapping(base, answers),
    [kind]: { ...(several && { sheet: plan.sheet.name }), columns, ...(plan.ignored.length > 0 && { ignored: [...plan.ignored] }) },
  } as Mapping;
};

const listed = (columns: Columns): Proposed['columns'] =>
  Object.entries(columns).map(([field, spec]) => ({
    field: field as Field,
    heading: (spec && headingOf(spec)) ?? 'the same in every row',
    evidence: '',
  }));

/** Reads all cells once: what they show, and what only a person can decide. */
const surveyed = async (file: string, kind: BookFileKind, mapping: Mapping, { answers, zone }: ProposalOptions): Promise<Proposed> => {
  const opened = await openBookFile(file, kind, mapping, zone);
  const { reader } = opened;
  for await (const batch of opened.rows()) for (const row of batch) reader.survey(row);
  const doubts = reader.decide();
  const fieldOf = (heading: string | null): Field | null => reader.evidence().find((column) => column.heading === heading)?.field ?? null;
  const asked = doubts.map((doubt) => questionOfDoubt(doubt, fieldOf(doubt.column)));
  const questions = asked.filter((question): question is Question => question !== null && !isAnswered(answers, question));
  const unsettled = doubts.filter((_, place) => asked[place] === null);
  if (questions.length === 0 && unsettled.length === 0) questions.push(...(await wordQuestions(opened, answers, hasUnit(mapping, kind))));
  const settled = withDecisions(mapping, kind, opened);
  const open = questions.length > 0 || unsettled.length > 0;
  return {
    kind,
    mapping: settled,
    columns: reader.evidence(),
    // The document names them, so reading by it passes them over.
    ignored: [...new Set([...(sectionsOf(mapping, kind)[0]?.ignored ?? []), ...opened.ignoredColumns])],
    questions,
    doubts: unsettled,
    opened: open ? null : opened,
  };
};

/** Whether the document says the unit of amounts: then we don't ask again. */
const hasUnit = (mapping: Mapping, kind: BookFileKind): boolean => {
  const spec = sectionsOf(mapping, kind)[0]?.columns?.amount;
  return mapping.form?.unit !== undefined || (typeof spec === 'object' && 'unit' in spec && spec.unit !== undefined);
};

/** Asks about words that we don't understand, and amounts of an unusual size. */
const wordQuestions = async (opened: BookFile, answers: Answers, unitSaid: boolean): Promise<readonly Question[]> => {
  const { reader } = opened;
  const unknown = new Map<Field, Map<string, number>>();
  const amounts: number[] = [];
  const rows = { named: 0, unnamed: 0 };
  const asks = WORD_FIELDS.filter((field) => reader.has(field));
  const aside = asideAtSight(reader);
  for await (const batch of opened.rows()) {
    for (const row of batch) {
      for (const field of asks) {
        const text = reader.textOf(field, row);
        if (text === '' || reader.quiet(field, text) !== undefined) continue;
        const words = unknown.get(field) ?? new Map<string, number>();
        unknown.set(field, words);
        words.set(text, (words.get(text) ?? 0) + 1);
      }
      if (aside(row) === null) rows[reader.textOf('client', row) === '' ? 'unnamed' : 'named']++;
      const amount = amounts.length < MOST_AMOUNTS ? reader.quiet<number>('amount', reader.textOf('amount', row)) : null;
      if (typeof amount === 'number' && amount !== 0) amounts.push(Math.abs(amount));
    }
  }
  const words = [...unknown].flatMap(([field, counts]) =>
    [...counts]
      .sort(([, left], [, right]) => right - left)
      .slice(0, MOST_WORDS)
      .map(([word, count]) => questionOfWord(field, reader.headingOf(field) ?? field, word, count)),
  );
  return [
    ...words,
    ...groupQuestion(reader.headingOf('client'), rows),
    ...(unitSaid ? [] : unitQuestion(reader.headingOf('amount'), amounts)),
  ].filter((question) => !isAnswered(answers, question));
};

/** Asks whose rows those without a client are, if there are more than may be lost. */
const groupQuestion = (heading: string | null, { named, unnamed }: { named: number; unnamed: number }): readonly Question[] =>
  heading === null || unnamed * 100 <= (named + unnamed) * LOSS_ALLOWED
    ? []
    : [
        {
          id: `empty:${heading}`,
          ask: `Whose are the rows with nothing in "${heading}"?`,
          evidence: `${unnamed} of ${named + unnamed} rows have none.`,
          choices: [
            { value: 'as above', label: 'of the client above: only the first row of a group names it' },
            { value: NOTHING, label: "no client's: they are set aside" },
          ],
        },
      ];

/** Writes down what the cells decided, so that next month's file is read in the same way, even if its own cells don't tell. */
const withDecisions = (mapping: Mapping, kind: BookFileKind, { reader }: BookFile): Mapping => {
  const section = sectionsOf(mapping, kind)[0] as Section;
  const columns: Columns = { ...section.columns };
  const words: Record<string, Record<string, string>> = { ...(mapping.words as Record<string, Record<string, string>>) };
  for (const { field, said } of reader.decided()) {
    const spec = columns[field];
    if (spec === undefined || (typeof spec !== 'string' && !('column' in spec))) continue;
    if (said.form && Object.keys(said.form).length > 0)
      columns[field] = { ...said.form, ...(typeof spec === 'string' ? { column: spec } : spec) };
    if (said.words) words[field] = { ...said.words, ...words[field] };
  }
  return { ...mapping, ...(Object.keys(words).length > 0 && { words }), [kind]: { ...section, columns } } as Mapping;
};
