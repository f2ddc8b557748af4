import type { Answers, Question } from '../../usecases/ports/loading/book-loader.ts';
import type { Database } from '../database.ts';
import { FIELDS_OF, type Field, type Thing } from '../mapping/fields.ts';
import { type Mapping, type Section, sectionsOf } from '../mapping/mapping.ts';
import { type LookedAt, lookAt } from '../sources/mapped/look-at-section.ts';
import { openSections } from '../sources/mapped/mapped-section.ts';
import { answeredMapping, headingOf, unitQuestion, withForms } from './answered.ts';
import type { Table } from './database-tables.ts';
import { questionOfDoubt, questionOfWord, WORD_FIELDS } from './doubt-questions.ts';
import type { ProposedTables } from './propose-database.ts';
import { isAnswered } from './question.ts';

/** What the cells of a database's sections show. */
export interface SettledDatabase {
  readonly mapping: Mapping;
  readonly places: ReadonlyArray<{
    readonly place: string;
    /** Columns that no field reads. */
    readonly ignored: readonly string[];
    readonly columns: ReadonlyArray<{ readonly field: string; readonly heading: string; readonly evidence: string }>;
  }>;
  readonly questions: readonly Question[];
}

const MOST_WORDS = 12;

/** Looks at the cells of every section, decides what they show, asks what they don't, and writes down what was decided. */
export const settleDatabase = async (
  database: Database,
  { mapping: proposed, tables }: Pick<ProposedTables, 'mapping' | 'tables'>,
  answers: Answers,
  zone: string,
): Promise<SettledDatabase> => {
  const mapping = withAnswers(proposed, answers);
  const places: SettledDatabase['places'][number][] = [];
  const questions: Question[] = [];
  const words = structuredClone(mapping.words ?? {}) as Record<string, Record<string, string>>;
  const things = new Map<Thing, Section[]>();
  const named = (Object.keys(FIELDS_OF) as Thing[]).flatMap((thing) => sectionsOf(mapping, thing).map((section) => ({ thing, section })));
  const opened = (Object.keys(FIELDS_OF) as Thing[]).flatMap((thing) => openSections(database, mapping, thing, zone));
  for (const [at, { looks }] of (await lookAt(opened, { infers: true })).entries()) {
    const { thing, section } = named[at] as (typeof named)[number];
    const columns = { ...section.columns };
    for (const look of looks) {
      // A document that already says what a column's words mean leaves the others out on purpose.
      if (proposed.words?.[look.column.field as keyof typeof proposed.words] === undefined)
        questions.push(...questionsOf(look, mapping, answers));
      const { form, words: said } = look.column.said?.() ?? {};
      const spec = columns[look.column.field];
      if (form && spec && Object.keys(form).length > 0 && form.dates !== 'year-month-day')
        columns[look.column.field] = { ...form, ...(typeof spec === 'string' ? { column: spec } : (spec as { column: string })) };
      if (said) words[look.column.field] = { ...said, ...words[look.column.field] };
    }
    const keys = Object.entries(section.columns ?? {}).filter(([field]) => field.endsWith('ey'));
    places.push({
      place: `${thing}, in ${section.table ?? 'a query'}`,
      ignored: notRead(section, tables),
      columns: [
        ...looks.map(({ column, evidence }) => ({ field: column.field as string, heading: column.heading, evidence })),
        ...keys.map(([field, spec]) => ({ field, heading: String(spec), evidence: 'connects rows' })),
      ],
    });
    things.set(thing, [...(things.get(thing) ?? []), { ...section, columns }]);
  }
  const settled = Object.fromEntries([...things].map(([thing, sections]) => [thing, sections.length === 1 ? sections[0] : sections]));
  const asked = [...new Map(questions.map((question) => [question.id, question])).values()];
  return { mapping: { ...mapping, ...(Object.keys(words).length > 0 && { words }), ...settled } as Mapping, places, questions: asked };
};

/** The document with the forms and words that were answered. */
const withAnswers = (mapping: Mapping, answers: Answers): Mapping => {
  const formed = (Object.keys(FIELDS_OF) as Thing[]).flatMap((thing) => {
    const sections = sectionsOf(mapping, thing).map((section) => ({ ...section, columns: withForms(section.columns ?? {}, answers) }));
    return sections.length === 0 ? [] : [[thing, sections.length === 1 ? sections[0] : sections]];
  });
  return { ...mapping, ...answeredMapping(mapping, answers), ...Object.fromEntries(formed) } as Mapping;
};

/** The columns of a section's table that it doesn't read. */
const notRead = (section: Section, tables: readonly Table[]): readonly string[] => {
  const read = new Set([
    ...Object.values(section.columns ?? {}).map((spec) => spec && headingOf(spec)),
    ...Object.keys(section.where ?? {}),
  ]);
  return tables.find(({ name }) => name === section.table)?.columns.filter((column) => !read.has(column)) ?? [];
};

const questionsOf = ({ column, doubt, texts, amounts }: LookedAt, mapping: Mapping, answers: Answers): readonly Question[] => {
  const field: Field = column.field;
  if (doubt) {
    const question = questionOfDoubt(doubt, field);
    return question && !isAnswered(answers, question) ? [question] : [];
  }
  const unknown = WORD_FIELDS.includes(field) ? [...texts].filter(([text]) => column.read(text) === undefined) : [];
  const words = unknown
    .sort(([, left], [, right]) => right - left)
    .slice(0, MOST_WORDS)
    .map(([word, count]) => questionOfWord(field, column.heading, word, count));
  const unit =
    field === 'amount' && mapping.form?.unit === undefined && column.said?.().form?.unit === undefined
      ? unitQuestion(column.heading, amounts)
      : [];
  return [...words, ...unit].filter((question) => !isAnswered(answers, question));
};
