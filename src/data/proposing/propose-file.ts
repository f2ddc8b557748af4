import { basename } from 'node:path';
import type { Answers, Question } from '../../usecases/ports/loading/book-loader.ts';
import type { Doubt } from '../columns/column.ts';
import { openSheets } from '../files/open-sheets.ts';
import type { Sheet } from '../files/row.ts';
import type { Field } from '../mapping/fields.ts';
import { type Mapping, type Section, sectionsOf } from '../mapping/mapping.ts';
import { type BookFile, FIELDS_OF_FILE, type FileKind, NEEDS_OF_FILE, openBookFile } from '../understanding/open-book-file.ts';
import { NUMBERED, planSheet, type SheetPlan } from '../understanding/plan-sheet.ts';
import { answeredMapping, type Columns, headingOf, unitQuestion, withForms } from './answered.ts';
import { questionOfDoubt, questionOfWord, WORD_FIELDS } from './doubt-questions.ts';
import { isAnswered } from './question.ts';

/** What a look at a file proposes. */
export interface Proposed {
  readonly kind: FileKind;
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

export interface ProposalOptions {
  /** An earlier document for files like this one. */
  readonly base: Mapping | null;
  readonly answers: Answers;
  /** The desk's time zone. */
  readonly zone: string;
}

const KINDS: readonly FileKind[] = ['trades', 'offers', 'clients'];
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

interface Planned {
  readonly kind: FileKind;
  readonly plan: SheetPlan;
}

/** What the file is, and which sheet to read: as the earlier document says where it fits, else where most of what's needed is found. */
const bestPlan = async (sheets: readonly Sheet[], { base, answers }: ProposalOptions): Promise<Planned | Question> => {
  const answered = KINDS.find((kind) => kind === answers.get('kind'));
  const described = KINDS.filter((kind) => base?.[kind] !== undefined);
  const plans: Planned[] = [];
  for (const kind of answered ? [answered] : [...described, ...KINDS.filter((each) => !described.includes(each))]) {
    const section = base && (sectionsOf(base, kind)[0] ?? null);
    for (const sheet of sheets) {
      if (section?.sheet !== undefined && section.sheet !== sheet.name) continue;
      plans.push({ kind, plan: await planSheet(sheet, section, FIELDS_OF_FILE[kind], NEEDS_OF_FILE[kind]) });
    }
  }
  const trades = plans.filter(({ kind }) => kind === 'trades').sort((left, right) => right.plan.fields.length - left.plan.fields.length)[0];
  const whole = plans.find(({ plan }) => plan.missing.length === 0);
  // A list of bonds with amounts may be what's on offer, or what somebody holds.
  const mayBeTrades = trades?.plan.fields.some(({ field }) => field === 'amount' || field === 'day') ?? false;
  if (whole && (whole.kind === 'trades' || described.includes(whole.kind) || answered || !mayBeTrades)) return whole;
  if (trades && (whole || !mayBeTrades)) return answered ? (plans[0] as Planned) : kindQuestion(trades.plan);
  return trades ?? (plans[0] as Planned);
};

const kindQuestion = ({ missing, header }: SheetPlan): Question => ({
  id: 'kind',
  ask: 'What does the file hold?',
  evidence: `The headings in line ${header} have no column for ${missing.join(', nor for ')}.`,
  choices: [
    { value: 'trades', label: 'trades (you say what is missing)' },
    { value: 'offers', label: 'bonds on offer' },
    { value: 'clients', label: 'clients' },
  ],
});

/** The columns that were found; what an earlier document says of them stays. */
const columnsOf = (plan: SheetPlan, section: Section | null): Columns => ({
  ...Object.fromEntries(plan.fields.map(({ field, heading, always }) => [field, always === null ? heading : { always }])),
  ...section?.columns,
});

const NEEDED: Readonly<Record<string, readonly [Field, string]>> = {
  'the client': ['client', 'the client (an id, an account or a name)'],
  'the bond or its type': ['bond', 'the bond (its ISIN, code or name)'],
  'the bond': ['isin', 'the bond (its ISIN)'],
  'the day of the trade': ['day', 'the day of the trade'],
  'the amount (or quantity and price)': ['amount', 'the amount'],
};

/** Asks which column holds what's needed and wasn't found. An answer that's no heading is a value that every row has. */
const withNeeds = (kind: FileKind, plan: SheetPlan, known: Columns, answers: Answers): { columns: Columns; questions: Question[] } => {
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

const mappingOf = (
  file: string,
  kind: FileKind,
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
const surveyed = async (file: string, kind: FileKind, mapping: Mapping, { answers, zone }: ProposalOptions): Promise<Proposed> => {
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
    ignored: opened.ignoredColumns,
    questions,
    doubts: unsettled,
    opened: open ? null : opened,
  };
};

/** Whether the document says the unit of amounts: then nobody is asked again. */
const hasUnit = (mapping: Mapping, kind: FileKind): boolean => {
  const spec = sectionsOf(mapping, kind)[0]?.columns?.amount;
  return mapping.form?.unit !== undefined || (typeof spec === 'object' && 'unit' in spec && spec.unit !== undefined);
};

/** Words that nobody understands, and amounts of an unusual size. */
const wordQuestions = async (opened: BookFile, answers: Answers, unitSaid: boolean): Promise<readonly Question[]> => {
  const { reader } = opened;
  const unknown = new Map<Field, Map<string, number>>();
  const amounts: number[] = [];
  const asks = WORD_FIELDS.filter((field) => reader.has(field));
  for await (const batch of opened.rows()) {
    for (const row of batch) {
      for (const field of asks) {
        const text = reader.textOf(field, row);
        if (text === '' || reader.quiet(field, text) !== undefined) continue;
        const words = unknown.get(field) ?? new Map<string, number>();
        unknown.set(field, words);
        words.set(text, (words.get(text) ?? 0) + 1);
      }
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
  return [...words, ...(unitSaid ? [] : unitQuestion(reader.headingOf('amount'), amounts))].filter(
    (question) => !isAnswered(answers, question),
  );
};

/** Writes down what the cells decided, so that next month's file is read in the same way, even if its own cells don't tell. */
const withDecisions = (mapping: Mapping, kind: FileKind, { reader }: BookFile): Mapping => {
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
