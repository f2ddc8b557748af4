import type { FieldPlace, RatingColumn } from '../columns/columns-of-section.ts';
import type { Field } from '../mapping/fields.ts';
import { fieldsOfHeadings, headingKey } from '../mapping/headings.ts';
import type { ColumnSpec } from '../mapping/mapping.ts';
import { tidy } from '../values/text.ts';
import { isPlainlySide, sideOfWords } from '../values/words.ts';
import { ratingColumnAt, ratingColumns } from './rating-columns.ts';

/** The column of each field, as a mapping says. */
export const byMapping = (columns: Partial<Record<Field, ColumnSpec | undefined>>, headings: readonly string[]): readonly FieldPlace[] => {
  const keys = headings.map((heading) => heading.toLowerCase());
  const loose = headings.map(headingKey);
  return (Object.entries(columns) as [Field, ColumnSpec][]).flatMap(([field, spec]): readonly FieldPlace[] => {
    if (typeof spec !== 'string' && 'always' in spec)
      return [{ field, heading: field, place: null, always: spec.always, form: {}, words: {} }];
    if (typeof spec !== 'string' && 'numbered' in spec)
      return [{ field, heading: NUMBERED, place: null, always: spec.numbered, form: {}, words: {} }];
    if (typeof spec !== 'string' && 'columns' in spec) {
      const found = spec.columns.map((column) => keys.indexOf(tidy(column).toLowerCase())).filter((place) => place >= 0);
      return found.length === 0
        ? []
        : [
            ratingsAt(
              headings,
              found.map((place) => ratingColumnAt(headings, place)),
            ),
          ];
    }
    const { column, words = {}, ...form } = typeof spec === 'string' ? { column: spec } : spec;
    const exact = keys.indexOf(tidy(column).toLowerCase());
    const place = exact >= 0 ? exact : loose.indexOf(headingKey(column));
    return place < 0 ? [] : [{ field, heading: headings[place] as string, place, always: null, form, words }];
  });
};

const ratingsAt = (headings: readonly string[], ratings: readonly RatingColumn[]): FieldPlace => {
  const heading = ratings.map(({ place }) => headings[place]).join(', ');
  return { field: 'rating', heading, place: ratings[0]?.place ?? null, always: null, form: {}, words: {}, ratings };
};

const OF_ORDERS = /order|ref/i;
/** What these headings name may be a side, or how an order was placed. */
const MAYBE_SIDE = /^(?:order|trade|deal|trans\w*|txn|tran) ?type$|^(?:nature|action|direction|transaction)$/i;

/** "Type" may be the bond's, how an order was placed, or the side; and a column of `Buy` and `Sell` is the side under any heading. Its values tell. */
const findSide = (headings: readonly string[], places: Map<Field, number>, valuesAt: (place: number) => readonly string[]): void => {
  const side = places.get('side');
  const isSide = (text: string): boolean => sideOfWords(text) !== undefined;
  if (side !== undefined && MAYBE_SIDE.test(headings[side] as string) && NO_SIDE.test(valuesAt(side).join(' '))) places.delete('side');
  if (places.has('side')) return;
  const all = (place: number, is: (text: string) => boolean): boolean => {
    const values = valuesAt(place);
    return values.length > 0 && values.every(is) && values.some((text) => text.length > 2 || OF_SIDES.test(headings[place] as string));
  };
  const type = places.get('type');
  if (type !== undefined && all(type, isSide)) {
    places.delete('type');
    places.set('side', type);
    return;
  }
  const taken = new Set(places.values());
  const found = headings.findIndex((heading, place) => !taken.has(place) && heading !== '' && all(place, isPlainlySide));
  if (found >= 0) places.set('side', found);
};

/** How an order was placed or a trade settled. */
const NO_SIDE =
  /^(?:(?:limit|market|direct|brokered|online|offline|otc|dvp|rfq|normal|regular|otm|oto|t\+?\d|spot|stop|day|ioc|gtc)[ /-]*)+$/i;
const OF_SIDES = /buy|sell|side|trade|trans|txn|b ?\/ ?s|\bdr|debit/i;

/** The heading of a field that's numbered by row. */
export const NUMBERED = '(number)';

/** A column that's just called "Rating" counts with those of the agencies. */
const withPlain = (headings: readonly string[], ratings: readonly RatingColumn[], places: ReadonlyMap<Field, number>): FieldPlace => {
  const plain = places.get('rating');
  const isThere = plain === undefined || ratings.some(({ place }) => place === plain);
  return ratingsAt(headings, isThere ? ratings : [...ratings, ratingColumnAt(headings, plain)]);
};

const DEALER = /dealer/i;
const ANY_NAME = /^(?:full ?)?name$/i;
/** In a list of trades, "Name" is the client's only right after the client; and who dealt needn't be the client's manager. */
export const dropForeign = (headings: readonly string[], places: Map<Field, number>): void => {
  const [client, name, manager] = [places.get('client'), places.get('clientName'), places.get('manager')];
  if (name !== undefined && ANY_NAME.test(headings[name] as string) && name - 1 !== client) places.delete('clientName');
  if (manager !== undefined && DEALER.test(headings[manager] as string)) places.delete('manager');
};

/** The column of each field, as headings and the first cells tell. */
export const byHeadings = (
  headings: readonly string[],
  fields: readonly Field[],
  samples: readonly (readonly string[])[],
): readonly FieldPlace[] => {
  const places = new Map(fieldsOfHeadings(headings, fields));
  const valuesAt = (place: number): readonly string[] =>
    samples.map((cells) => tidy(cells[place] ?? '').trim()).filter((text) => text !== '');
  if (fields.includes('side')) findSide(headings, places, valuesAt);
  if (fields.includes('day')) dropForeign(headings, places);
  // One order may be filled in parts: its number isn't that of a trade.
  const trade = places.get('trade');
  if (trade !== undefined && OF_ORDERS.test(headings[trade] as string)) {
    const numbers = valuesAt(trade);
    if (new Set(numbers).size < numbers.length) places.delete('trade');
  }
  const found = [...places].map(([field, place]) => ({
    field,
    heading: headings[place] as string,
    place,
    always: null,
    form: {},
    words: {},
  }));
  const ratings = fields.includes('rating') ? ratingColumns(headings, valuesAt) : [];
  return ratings.length === 0 ? found : [...found.filter(({ field }) => field !== 'rating'), withPlain(headings, ratings, places)];
};
