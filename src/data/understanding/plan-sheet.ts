import type { FieldPlace } from '../columns/columns-of-section.ts';
import type { Sheet } from '../files/row.ts';
import type { Field } from '../mapping/fields.ts';
import { fieldsOfHeadings, headingKey } from '../mapping/headings.ts';
import type { ColumnSpec, Section } from '../mapping/mapping.ts';
import { tidy } from '../values/text.ts';
import { sideOfWords } from '../values/words.ts';

/** Where a sheet has what. */
export interface SheetPlan {
  readonly sheet: Sheet;
  /** The line of the headings. */
  readonly header: number;
  readonly headings: readonly string[];
  readonly fields: readonly FieldPlace[];
  /** Headings whose columns aren't read. */
  readonly ignored: readonly string[];
  /** What's needed and isn't there; empty for a sheet that can be read. */
  readonly missing: readonly string[];
}

/** What must be there: each line is a need, with the fields that meet it. */
export type Needs = ReadonlyArray<readonly [string, (has: (field: Field) => boolean) => boolean]>;

export const TRADE_NEEDS: Needs = [
  ['the client', (has) => has('client')],
  ['the bond or its type', (has) => has('isin') || has('bond') || has('bondName') || has('type')],
  ['the day of the trade', (has) => has('day')],
  ['the amount (or quantity and price)', (has) => has('amount') || (has('quantity') && has('price'))],
];
export const CLIENT_NEEDS: Needs = [['the client', (has) => has('client')]];
export const OFFER_NEEDS: Needs = [['the bond', (has) => has('isin') || has('bond')]];

/** How many of the first rows may come before the headings. */
const HEADINGS_WITHIN = 60;

/**
 * Finds the headings of a sheet and the column of each field: as a section of the mapping says, else by what desks usually write.
 * @param fields the fields that can be used, most important first
 */
export const planSheet = async (sheet: Sheet, section: Section | null, fields: readonly Field[], needs: Needs): Promise<SheetPlan> => {
  const rows = await firstRows(sheet);
  let best: SheetPlan | null = null;
  for (const [at, row] of rows.slice(0, HEADINGS_WITHIN).entries()) {
    if (section?.header !== undefined && row.line !== section.header) continue;
    const headings = withoutBlankEnd(row.cells.map(tidy));
    const samples = rows.slice(at + 1, at + 41).map(({ cells }) => cells);
    const plan = planOf(
      sheet,
      row.line,
      headings,
      section?.columns ? byMapping(section.columns, headings) : byHeadings(headings, fields, samples),
      section,
      needs,
    );
    if (
      best === null ||
      plan.missing.length < best.missing.length ||
      (plan.missing.length === best.missing.length && found(plan) > found(best))
    )
      best = plan;
    if (plan.missing.length === 0 && found(plan) >= Math.min(3, needs.length)) break;
  }
  return best ?? { sheet, header: 1, headings: [], fields: [], ignored: [], missing: needs.map(([need]) => need) };
};

const found = ({ fields }: SheetPlan): number => fields.filter(({ place }) => place !== null).length;

const firstRows = async (sheet: Sheet) => {
  for await (const batch of sheet.rows()) return batch.slice(0, HEADINGS_WITHIN + 41);
  return [];
};

const withoutBlankEnd = (headings: readonly string[]): readonly string[] =>
  headings.slice(0, headings.findLastIndex((heading) => heading !== '') + 1);

const planOf = (
  sheet: Sheet,
  header: number,
  headings: readonly string[],
  places: readonly FieldPlace[],
  section: Section | null,
  needs: Needs,
): SheetPlan => {
  const used = new Set(places.map(({ place }) => place));
  const wanted = (section?.ignored ?? []).map(headingKey);
  const has = (field: Field): boolean => places.some((place) => place.field === field);
  const absent = section?.columns ? Object.entries(section.columns).filter(([field]) => !has(field as Field)) : [];
  return {
    sheet,
    header,
    headings,
    fields: places,
    ignored: headings.filter((heading, place) => heading !== '' && !used.has(place) && !wanted.includes(headingKey(heading))),
    missing: [
      ...absent.map(
        ([, spec]) =>
          `the column "${typeof spec === 'string' ? spec : spec && 'column' in spec ? spec.column : ''}" that the mapping names`,
      ),
      ...needs.filter(([, isMet]) => !isMet(has)).map(([need]) => need),
    ],
  };
};

const byMapping = (columns: Partial<Record<Field, ColumnSpec | undefined>>, headings: readonly string[]): readonly FieldPlace[] => {
  const keys = headings.map((heading) => heading.toLowerCase());
  const loose = headings.map(headingKey);
  return (Object.entries(columns) as [Field, ColumnSpec][]).flatMap(([field, spec]): readonly FieldPlace[] => {
    if (typeof spec !== 'string' && 'always' in spec)
      return [{ field, heading: field, place: null, always: spec.always, form: {}, words: {} }];
    if (typeof spec !== 'string' && 'numbered' in spec)
      return [{ field, heading: NUMBERED, place: null, always: spec.numbered, form: {}, words: {} }];
    const { column, words = {}, ...form } = typeof spec === 'string' ? { column: spec } : spec;
    const exact = keys.indexOf(tidy(column).toLowerCase());
    const place = exact >= 0 ? exact : loose.indexOf(headingKey(column));
    return place < 0 ? [] : [{ field, heading: headings[place] as string, place, always: null, form, words }];
  });
};

/** The heading of a field that's numbered by row. */
export const NUMBERED = '(number)';

const byHeadings = (
  headings: readonly string[],
  fields: readonly Field[],
  samples: readonly (readonly string[])[],
): readonly FieldPlace[] => {
  const places = new Map(fieldsOfHeadings(headings, fields));
  // "Type" may be the bond's, or what kind of trade it is: its values tell.
  const type = places.get('type');
  if (type !== undefined && fields.includes('side') && !places.has('side')) {
    const values = samples.map((cells) => tidy(cells[type] ?? '')).filter((text) => text !== '');
    if (values.length > 0 && values.every((text) => sideOfWords(text) !== undefined)) {
      places.delete('type');
      places.set('side', type);
    }
  }
  return [...places].map(([field, place]) => ({ field, heading: headings[place] as string, place, always: null, form: {}, words: {} }));
};
