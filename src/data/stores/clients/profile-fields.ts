import type { BlockColumns, NumberCell, TextCell } from './block-columns.ts';

/** The columns of a block of profiles, in order. A new one goes to the end: in older blocks it's absent. */
const NAMES = [
  'present',
  ...['asOf', 'age', 'birthDay', 'gender', 'riskBand', 'riskBandSource', 'bandAssessedOn', 'bandImportedOn', 'totalInvested'],
  ...['outstanding', 'maturityUnknown', 'averageYield', 'averageCoupon', 'trades', 'purchaseDays', 'firstTradeDay', 'lastTradeDay'],
  ...['reinvestmentRatio', 'boughtAgain', 'parentId', 'relationshipManagerId', 'name', 'horizonDays', 'expectedAmount'],
  // Lists: how many, then their fields.
  ...['recentPurchases', 'bought on', 'types bought', 'type bought', 'amount bought'],
  ...['holdings', 'held type', 'held trades', 'held amount', 'held last'],
  ...['held left', 'usual', 'log years', 'dated', 'grades', 'graded'],
  ...['maturities', 'matures on', 'matures of', 'matures whole', 'maturing', 'born on', 'recorded age'],
  ...['issuers', 'issuer', 'issuer left', 'byIssuer', 'by issuer on', 'by issuer of', 'by issuer amount'],
  ...['weights', 'weight', 'others'],
];
const PLACES: ReadonlyMap<string, number> = new Map(NAMES.map((name, place) => [name, place]));
export const PROFILE_COLUMNS = NAMES.length;

/** Reads or writes the fields of profiles by name. */
export class ProfileFields {
  readonly #columns: BlockColumns;
  /** The issuer that profiles before this one in the block had for what matures on a day. */
  readonly issuerByDay = new Map<number, string>();

  constructor(columns: BlockColumns) {
    this.#columns = columns;
  }

  /** The caller knows which kind of number it is. */
  number<T = never>(name: string, given?: NumberCell, expected = 0): T {
    return this.#columns.number(PLACES.get(name) as number, given, expected) as T;
  }

  common<T = never>(name: string, given?: NumberCell): T {
    return this.#columns.common(PLACES.get(name) as number, given) as T;
  }

  text<T = never>(name: string, given?: TextCell): T {
    return this.#columns.text(PLACES.get(name) as number, given) as T;
  }

  /** A list whose length is a field. Undefined if it's absent. */
  list<T, R = T>(
    name: string,
    given: readonly T[] | undefined,
    each: (item: T | undefined, place: number) => R,
    expected = 0,
  ): R[] | undefined {
    const length: number | undefined = this.number<number | undefined>(name, given?.length, expected);
    if (length === undefined) return undefined;
    const items: R[] = [];
    for (let place = 0; place < length; place++) items.push(each(given?.[place], place));
    return items;
  }
}
