import type { Book } from '../book/book.ts';
import type { ProfileColumns } from '../book/profile-columns.ts';
import { PurchaseDays } from '../book/purchase-days.ts';
import type { Counted, Trait } from '../model/model.ts';
import { levelAt, traitPlace, traitValueOfColumns } from './trait-level.ts';

/** How far back "lately" reaches. */
const LATELY_DAYS = 90;

/** Purchase days, and on how many of them each type was bought. */
class Days {
  days = 0;
  readonly bought: Float64Array;

  constructor(types: number) {
    this.bought = new Float64Array(types);
  }

  add(walk: PurchaseDays): void {
    this.days++;
    for (let place = 0; place < walk.size; place++) this.bought[walk.types[place]] += 1;
  }

  /** One share per type; null without a purchase day. */
  shares(): readonly number[] | null {
    return this.days === 0 ? null : Array.from(this.bought, (count) => count / this.days);
  }
}

/**
 * Counts what reasons speak of, up to the columns' day: plain shares of purchase days and of buyers. The tables that probabilities come from
 * are shrunk, weighted and blended, so their numbers aren't what a sentence says.
 * @param segmentOf one segment per client, in [0, segments)
 */
export const countPurchases = (
  book: Book,
  columns: ProfileColumns,
  segmentOf: Int32Array,
  segments: number,
  traits: ReadonlyArray<Pick<Trait, 'name' | 'bounds' | 'words' | 'blended'>>,
): Counted => {
  const types = book.bondTypes.length;
  const none = (count: number): Days[] => Array.from({ length: count }, () => new Days(types));
  const bySegment = none(segments);
  const byLevel = traits.map(({ words, bounds }) => none(Math.max(words.length, bounds.length + 1)));
  const [everybody, lately] = [new Days(types), new Days(types)];
  const both = Array.from({ length: types }, () => new Float64Array(types));
  let buyers = 0;
  const walk = new PurchaseDays(book);
  const boughtByClient = new Uint8Array(types);
  for (let client = 0; client < book.clients.length; client++) {
    const counts = [everybody, bySegment[segmentOf[client]]];
    traits.forEach((trait, at) => {
      const level = levelAt(traitPlace(trait, traitValueOfColumns(trait.name, columns, client)));
      if (level >= 0) counts.push(byLevel[at][level]);
    });
    boughtByClient.fill(0);
    let days = 0;
    walk.start(client, columns.asOf);
    for (; walk.next(); days++) {
      for (const count of counts) count.add(walk);
      if (walk.day > columns.asOf - LATELY_DAYS) lately.add(walk);
      for (let place = 0; place < walk.size; place++) boughtByClient[walk.types[place]] = 1;
    }
    if (days > 0) buyers++;
    for (let row = 0; row < types; row++)
      if (boughtByClient[row] === 1) for (let column = 0; column < types; column++) both[row][column] += boughtByClient[column];
  }
  return {
    purchaseDays: everybody.days,
    bought: everybody.shares() ?? Array.from(everybody.bought),
    bySegment: bySegment.map((count) => count.shares()),
    byLevel: byLevel.map((levels) => levels.map((count) => count.shares())),
    lately: { days: LATELY_DAYS, bought: lately.shares() },
    buyers: both.map((row, type) => (buyers === 0 ? 0 : row[type] / buyers)),
    alsoBought: both.map((row, type) => (row[type] === 0 ? null : Array.from(row, (count) => count / row[type]))),
  };
};
