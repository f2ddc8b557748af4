import { logYears } from '../bonds/log-years.ts';
import type { Book } from '../book/book.ts';
import type { UsualBond } from '../book/profile.ts';
import type { BondOrder } from '../model/bond-order.ts';

/** So many trades the whole book's mean of a type weighs in a segment's, and the segment's in a client's. */
const BOOK_TRADES = 10;
const SEGMENT_TRADES = 2;
/** A trade of the same type counts as so many of others. */
const SAME_TYPE = 3;

/** Means of each type over the whole book, and of each segment drawn to them. */
export const usualOfSegments = (book: Book, asOf: number, segmentOf: ArrayLike<number>, segments: number): BondOrder['usual'] => {
  const types = book.bondTypes.length;
  const sums = Array.from({ length: segments + 1 }, () => Array.from({ length: types }, () => new Means()));
  const { offsets, day, type, bond, grade } = book.trades;
  for (let client = 0; client < book.clients.length; client++) {
    for (let trade = offsets[client]; trade < offsets[client + 1] && day[trade] <= asOf; trade++) {
      if (type[trade] < 0) continue;
      const matures = book.bonds[bond[trade]].maturityDay;
      const years = matures == null ? null : logYears(matures, day[trade]);
      const step = grade[trade] === 0 ? null : grade[trade] - 1;
      sums[segmentOf[client]][type[trade]].add(years, step);
      sums[segments][type[trade]].add(years, step);
    }
  }
  const whole = sums[segments];
  const all = new Means();
  for (const each of whole) all.join(each);
  const bookYears = whole.map((each) => each.years.drawnTo(all.years.mean, 1));
  const bookGrade = whole.map((each) => each.grades.drawnTo(all.grades.mean, 1));
  return {
    logYears: sums.slice(0, segments).map((row) => row.map((each, at) => each.years.drawnTo(bookYears[at], BOOK_TRADES))),
    grade: sums.slice(0, segments).map((row) => row.map((each, at) => each.grades.drawnTo(bookGrade[at], BOOK_TRADES))),
  };
};

class Mean {
  sum = 0;
  count = 0;

  get mean(): number {
    return this.count === 0 ? 0 : this.sum / this.count;
  }

  drawnTo(mean: number, strength: number): number {
    return (this.sum + strength * mean) / (this.count + strength);
  }
}

class Means {
  readonly years = new Mean();
  readonly grades = new Mean();

  add(years: number | null, grade: number | null): void {
    if (years !== null) {
      this.years.sum += years;
      this.years.count++;
    }
    if (grade !== null) {
      this.grades.sum += grade;
      this.grades.count++;
    }
  }

  join({ years, grades }: Means): void {
    this.years.sum += years.sum;
    this.years.count += years.count;
    this.grades.sum += grades.sum;
    this.grades.count += grades.count;
  }
}

/** What a client bought of a type, by its place. */
export interface UsualOfType extends UsualBond {
  readonly type: number;
}

/**
 * Where a client's bonds of a type usually lie: where the segment's do, moved by how far the client's trades lie from the segment's. Those of
 * the same type count three times.
 */
export const usualOfClient = (
  usual: BondOrder['usual'],
  segment: number,
  type: number,
  bought: Iterable<UsualOfType>,
): { readonly logYears: number; readonly grade: number } => {
  const [years, grade] = [usual.logYears[segment], usual.grade[segment]];
  let [yearsOff, dated, gradesOff, graded] = [0, SEGMENT_TRADES, 0, SEGMENT_TRADES];
  for (const each of bought) {
    const times = each.type === type ? SAME_TYPE : 1;
    yearsOff += times * (each.logYears - each.dated * years[each.type]);
    dated += times * each.dated;
    gradesOff += times * (each.grades - each.graded * grade[each.type]);
    graded += times * each.graded;
  }
  return { logYears: years[type] + yearsOff / dated, grade: grade[type] + gradesOff / graded };
};
