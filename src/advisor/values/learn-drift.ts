import type { Book } from '../book/book.ts';
import { PurchaseDays } from '../book/purchase-days.ts';
import type { Day } from '../units.ts';

/** Half-lives, in days, of a purchase in the recent demand. */
export const LATELY_HALF_LIFE_DAYS = 60;
export const FAST_HALF_LIFE_DAYS = 20;
/** The weight of "no drift", in purchase days. */
const PSEUDO_DAYS = 20;

/**
 * How many times as often each type is bought lately (weighted with a half-life) as over the book's whole time up to a day.
 * 1 means no drift: for types never bought, and nearly so if there are few recent purchases.
 */
export const learnDrift = (book: Book, asOf: Day, halfLifeDays: number): number[] => {
  const types = book.bondTypes.length;
  const lately = new Float64Array(types);
  const ever = new Float64Array(types);
  let [latelyDays, everDays] = [0, 0];
  const days = new PurchaseDays(book);
  // Powers take long, and a book has few days.
  const weights: Array<number | undefined> = [];
  for (let client = 0; client < book.clients.length; client++) {
    days.start(client, asOf);
    while (days.next()) {
      const back = asOf - days.day;
      const weight = weights[back] ?? 2 ** (-back / halfLifeDays);
      weights[back] = weight;
      latelyDays += weight;
      everDays++;
      for (let place = 0; place < days.size; place++) {
        const type = days.types[place];
        lately[type] += weight / days.size;
        ever[type] += 1 / days.size;
      }
    }
  }
  return Array.from(ever, (count, type) => {
    if (count === 0) return 1;
    const share = count / everDays;
    return (lately[type] + PSEUDO_DAYS * share) / (latelyDays + PSEUDO_DAYS) / share;
  });
};
