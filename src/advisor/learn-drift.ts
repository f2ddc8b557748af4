import type { Book } from './book.ts';
import { PurchaseDays } from './purchase-days.ts';
import type { Day } from './units.ts';

/** Days after which a purchase counts half in what is bought lately. */
export const LATELY_HALF_LIFE_DAYS = 60;
/** Purchase days that "as ever" weighs against what is bought lately. */
const PSEUDO_DAYS = 50;

/**
 * How many times as often each type is bought lately (purchase days up to a day, weighed by a half-life of 60 days) as over the whole
 * book's time. 1 says nothing: so for types nobody has bought, and near 1 where lately there are few purchases.
 */
export const learnDrift = (book: Book, asOf: Day): number[] => {
  const types = book.bondTypes.length;
  const lately = new Float64Array(types);
  const ever = new Float64Array(types);
  let [latelyDays, everDays] = [0, 0];
  const days = new PurchaseDays(book);
  for (let client = 0; client < book.clients.length; client++) {
    days.start(client, asOf);
    while (days.next()) {
      const weight = 2 ** ((days.day - asOf) / LATELY_HALF_LIFE_DAYS);
      latelyDays += weight;
      everDays++;
      for (let place = 0; place < days.size; place++) {
        const type = days.types[place] as number;
        lately[type] = (lately[type] as number) + weight / days.size;
        ever[type] = (ever[type] as number) + 1 / days.size;
      }
    }
  }
  return Array.from(ever, (count, type) => {
    if (count === 0) return 1;
    const share = count / everDays;
    return ((lately[type] as number) + PSEUDO_DAYS * share) / (latelyDays + PSEUDO_DAYS) / share;
  });
};
