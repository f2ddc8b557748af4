import type { FieldPlace } from '../columns/columns-of-section.ts';
import type { TitleUnit } from '../columns/title-unit.ts';
import type { Row, Sheet } from '../files/row.ts';
import type { Field } from '../mapping/fields.ts';
import { fieldsOfHeadings, headingKey, isOnlyUnit } from '../mapping/headings.ts';
import type { ColumnSpec, Section } from '../mapping/mapping.ts';
import { unitOfTitle } from '../values/amounts.ts';
import { tidy } from '../values/text.ts';
import { byHeadings, byMapping } from './field-places.ts';

/** Where a sheet has what. */
export interface SheetPlan {
  readonly sheet: Sheet;
  /** The line of the headings. */
  readonly header: number;
  readonly headings: readonly string[];
  readonly fields: readonly FieldPlace[];
  /** Headings whose columns aren't read. */
  readonly ignored: readonly string[];
  /** How many cells the line of the headings has, those without text included. */
  readonly width: number;
  /** The unit that a title above the headings names, with its line; null if none does. */
  readonly titleUnit: TitleUnit | null;
  /** What people should know about the headings. */
  readonly warnings: readonly string[];
  /** What's needed and isn't there; empty for a sheet that can be read. */
  readonly missing: readonly string[];
}

/** What must be there: each line is a need, with the fields that meet it. */
export type Needs = ReadonlyArray<readonly [string, (has: (field: Field) => boolean) => boolean]>;

export const TRADE_NEEDS: Needs = [
  ['the client', (has) => has('client')],
  ['the bond or its type', (has) => has('isin') || has('bond') || has('bondName') || has('type')],
  ['the day of the trade', (has) => has('day')],
  ['the amount (or quantity and price)', (has) => has('amount') || (has('price') && (has('quantity') || has('nominal') || has('face')))],
];
export const CLIENT_NEEDS: Needs = [['the client', (has) => has('client')]];
export const PROFILE_NEEDS: Needs = [
  ['the client', (has) => has('client')],
  ['the risk band', (has) => has('band')],
];
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
    const own = withoutBlankEnd(row.cells.map(tidy));
    const samples = rows.slice(at + 1, at + 41).map(({ cells }) => cells);
    const planned = (headings: readonly string[], last = row): SheetPlan => {
      const places = section?.columns ? byMapping(section.columns, headings) : byHeadings(headings, fields, samples);
      return planOf(sheet, { row: last, headings, samples, above: rows.slice(0, at) }, places, section, needs);
    };
    let plan = planned(own);
    const before = rows[at - 1];
    if (plan.missing.length > 0 && before) {
      const joined = planned(withThoseAbove(own, before.cells.map(tidy), fields));
      if (joined.missing.length < plan.missing.length) plan = joined;
    }
    if (
      best === null ||
      plan.missing.length < best.missing.length ||
      (plan.missing.length === best.missing.length && found(plan) > found(best))
    )
      best = plan;
    if (plan.missing.length === 0 && found(plan) >= Math.min(3, needs.length)) {
      const below = rows[at + 1];
      const joined = below === undefined ? null : withThoseBelow(plan, below.cells.map(tidy));
      if (below && joined) return planned(joined, below);
      break;
    }
  }
  return (
    best ?? {
      sheet,
      header: 1,
      headings: [],
      width: 0,
      fields: [],
      ignored: [],
      titleUnit: null,
      warnings: [],
      missing: needs.map(([need]) => need),
    }
  );
};

/** Headings in two lines: `Client` over `Code` and `Name`, or `Trade Date` over nothing. A heading that says enough by itself stays as it is. */
const withThoseAbove = (own: readonly string[], above: readonly string[], fields: readonly Field[]): readonly string[] => {
  const isKnown = (heading: string): boolean => fieldsOfHeadings([heading], fields).size > 0;
  let group = '';
  return Array.from({ length: Math.max(own.length, withoutBlankEnd(above).length) }, (_, place) => {
    const [heading, over] = [own[place] ?? '', above[place] ?? ''];
    group = over || group;
    if (heading === '') return over;
    const joined = `${group} ${heading}`;
    return !isKnown(heading) && isKnown(joined) ? joined : heading;
  });
};

/** Headings with what a second line adds: units under them, words where they're empty. Null if the line adds nothing of the kind. */
const withThoseBelow = ({ headings, fields }: SheetPlan, below: readonly string[]): readonly string[] | null => {
  const isNeeded = (place: number): boolean => fields.some((each) => each.place === place && NAMING.has(each.field));
  const adds = (text: string, place: number): boolean =>
    !isNeeded(place) && ((headings[place] ?? '') === '' ? !/\d/.test(text) : isOnlyUnit(text));
  const filled = [...below.entries()].filter(([, text]) => text !== '');
  if (!filled.some(([, text]) => isOnlyUnit(text)) || !filled.every(([place, text]) => adds(text, place))) return null;
  return Array.from({ length: Math.max(headings.length, withoutBlankEnd(below).length) }, (_, place) =>
    `${headings[place] ?? ''} ${below[place] ?? ''}`.trim(),
  );
};
const NAMING: ReadonlySet<string> = new Set<Field>(['client', 'isin', 'bond', 'day'] as const);

const found = ({ fields }: SheetPlan): number => fields.filter(({ place }) => place !== null).length;

const firstRows = async (sheet: Sheet) => {
  for await (const batch of sheet.rows()) return batch.slice(0, HEADINGS_WITHIN + 41);
  return [];
};

const withoutBlankEnd = (headings: readonly string[]): readonly string[] =>
  headings.slice(0, headings.findLastIndex((heading) => heading !== '') + 1);

/** What stands around the headings. */
interface Surroundings {
  readonly row: Row;
  readonly headings: readonly string[];
  /** Cells of the first rows below. */
  readonly samples: readonly (readonly string[])[];
  /** The rows above. */
  readonly above: readonly Row[];
}

const planOf = (
  sheet: Sheet,
  { row, headings, samples, above }: Surroundings,
  places: readonly FieldPlace[],
  section: Section | null,
  needs: Needs,
): SheetPlan => {
  const used = new Set(places.flatMap(({ place, ratings = [] }) => [place, ...ratings.flatMap((each) => [each.place, each.agency])]));
  const wanted = (section?.ignored ?? []).map(headingKey);
  const has = (field: Field): boolean => places.some((place) => place.field === field);
  const absent = section?.columns ? Object.entries(section.columns).filter(([field]) => !has(field as Field)) : [];
  return {
    sheet,
    header: row.line,
    headings,
    width: row.cells.length,
    fields: places,
    ignored: [
      ...headings.filter((heading, place) => heading !== '' && !used.has(place) && !wanted.includes(headingKey(heading))),
      ...withoutHeading(headings, row.cells.length, samples),
    ],
    titleUnit: titleUnitOf(above),
    warnings: [
      ...calledTheSame(headings, places, samples),
      ...absent
        .filter(([field]) => !ESSENTIAL.has(field))
        .map(([field, spec]) => `The file has no column "${headingIn(spec)}", which the mapping names for ${field}: it's read as empty.`),
    ],
    missing: [
      ...absent.filter(([field]) => ESSENTIAL.has(field)).map(([, spec]) => `the column "${headingIn(spec)}" that the mapping names`),
      ...needs.filter(([, isMet]) => !isMet(has)).map(([need]) => need),
    ],
  };
};

const headingIn = (spec: ColumnSpec | undefined): string => (typeof spec === 'string' ? spec : spec && 'column' in spec ? spec.column : '');

/** Fields without which a trade would be another one. If a mapping names their column, a file must have it. */
const ESSENTIAL: ReadonlySet<string> = new Set<Field>([
  ...(['client', 'isin', 'bond', 'day', 'amount', 'quantity', 'nominal', 'price', 'side', 'status', 'currency'] as const),
]);

/** Columns with cells and no heading, by their position. */
const withoutHeading = (headings: readonly string[], width: number, samples: readonly (readonly string[])[]): readonly string[] =>
  Array.from({ length: width }, (_, place) => place)
    .filter((place) => (headings[place] ?? '') === '' && samples.some((cells) => (cells[place] ?? '').trim() !== ''))
    .map((place) => `column ${place + 1}, which has no heading`);

const titleUnitOf = (above: readonly Row[]): TitleUnit | null => {
  for (const { line, cells } of above.toReversed()) {
    const text = cells
      .map(tidy)
      .filter((cell) => cell !== '')
      .join(' ');
    const unit = unitOfTitle(text);
    if (unit !== null) return { unit, line, text };
  }
  return null;
};

/** Of two columns with the same heading the first is read, which people should know if their cells differ. */
const calledTheSame = (
  headings: readonly string[],
  places: readonly FieldPlace[],
  samples: readonly (readonly string[])[],
): readonly string[] =>
  places.flatMap(({ place, heading }) => {
    const twin = place === null ? -1 : headings.findIndex((other, at) => at !== place && headingKey(other) === headingKey(heading));
    const differ = twin >= 0 && samples.some((cells) => tidy(cells[twin] ?? '') !== '' && cells[twin] !== cells[place as number]);
    return differ ? [`Two columns are called "${heading}"; the ${twin > (place as number) ? 'first' : 'second'} is read.`] : [];
  });
