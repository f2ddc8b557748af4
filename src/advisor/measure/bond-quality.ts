import { scoreOf } from '../bond-order/bond-inputs.ts';
import { HabitsWalk } from '../bond-order/habits-walk.ts';
import { learnBondOrder } from '../bond-order/learn-bond-order.ts';
import { type ShelvedBond, Shelves } from '../bond-order/shelf.ts';
import { usualOfSegments } from '../bond-order/usual-bonds.ts';
import type { Book } from '../book/book.ts';
import type { Target } from '../book/folds.ts';
import { dayOfRow } from '../book/profile-columns.ts';
import type { Random } from '../random.ts';
import { lotOf } from '../random.ts';
import { bootstrapMeans, differences, type Interval, intervalOf } from './bootstrap.ts';
import type { FittedFold } from './fit-fold.ts';
import type { Question } from './policies.ts';

/** Simple ways to order bonds. */
export const BOND_BASELINES = ['most-traded', 'nearest-yield', 'same-issuer'] as const;
const ORDERS = ['advisor', ...BOND_BASELINES] as const;
type Order = (typeof ORDERS)[number];

const FIRST = 5;

/** How well the bonds of a type are put in order, and how much better than in a simple way. */
export interface BondQuality {
  readonly ndcgAt5: number;
  readonly hitAt5: number;
  /** Choices that were asked about. */
  readonly choices: number;
  readonly baselines: ReadonlyArray<{
    readonly name: (typeof BOND_BASELINES)[number];
    readonly ndcgAt5: number;
    readonly hitAt5: number;
    /** The advisor's minus the baseline's, with 95% intervals. */
    readonly difference: { readonly ndcgAt5: number; readonly hitAt5: number };
    readonly ci95: { readonly ndcgAt5: Interval; readonly hitAt5: Interval };
  }>;
}

/**
 * Measures the order of bonds on held-out purchases: for each type that a client bought on a day, the bonds traded in the 30 days around it are
 * put in order by what was known before. Of two bonds that a baseline holds for equal, a drawn lot decides.
 */
export class BondMeasure {
  readonly #clients: number[] = [];
  readonly #scores = Object.fromEntries(ORDERS.map((order) => [order, { ndcg: [] as number[], hit: [] as number[] }])) as Record<
    Order,
    { ndcg: number[]; hit: number[] }
  >;
  readonly #shelves: Shelves;
  readonly #random: Random;
  #fold: FittedFold | null = null;
  #learned: ReturnType<typeof learnBondOrder> = null;

  constructor(book: Book, random: Random) {
    this.#shelves = new Shelves(book);
    this.#random = random;
  }

  /** Asks about what the targets' clients bought. */
  ask(fold: FittedFold, { book, columns, segmentOf }: Question, targets: readonly Target[]): void {
    const segments = fold.placement.centroids.length;
    if (this.#fold !== fold) this.#learned = learnBondOrder(fold.book, fold.columns.asOf, fold.segmentOf, segments, this.#random);
    this.#fold = fold;
    const usual = this.#learned?.usual ?? usualOfSegments(fold.book, fold.columns.asOf, fold.segmentOf, segments);
    for (const { client, day, types } of targets) {
      const walk = new HabitsWalk(book, client).upTo(dayOfRow(columns, client));
      for (const type of types) {
        const bought = walk.boughtOn(day, type);
        const shelf = this.#shelves.on(day).get(type) ?? [];
        if (shelf.length < 2 || shelf.every(({ bond }) => bought.has(bond))) continue;
        const segment = segmentOf[client];
        const habits = walk.habits(usual, segment, type);
        const lot = (bond: ShelvedBond): number => lotOf(`${book.bonds[bond.bond].id} ${client} ${day}`, 1) / 2 ** 33;
        const distance = ({ yieldToMaturity }: ShelvedBond): number =>
          habits.averageYield === null ? 0 : yieldToMaturity === null ? 1e9 : Math.abs(yieldToMaturity - habits.averageYield);
        const isHeld = ({ debtor }: ShelvedBond): number => (debtor !== null && habits.holds(debtor) ? 1 : 0);
        const learned = this.#learned;
        this.#clients.push(client);
        const score: Record<Order, (bond: ShelvedBond) => number> = {
          advisor: (bond) => (learned ? scoreOf(learned, segment, bond, habits, day) : -distance(bond)) + lot(bond) * 1e-9,
          'most-traded': (bond) => bond.bought + lot(bond),
          'nearest-yield': (bond) => -distance(bond) + lot(bond) * 1e-9,
          'same-issuer': (bond) => isHeld(bond) + lot(bond),
        };
        for (const order of ORDERS) {
          const scored = shelf.map((bond) => [score[order](bond), bond.bond] as const).sort(([one], [other]) => other - one);
          const at = scored.slice(0, FIRST).map(([, bond]) => bought.has(bond));
          this.#scores[order].ndcg.push(ndcgOf(at, Math.min(FIRST, bought.size)));
          this.#scores[order].hit.push(at.includes(true) ? 1 : 0);
        }
      }
    }
  }

  /** Null without a choice. */
  report(draws: number, random: Random): BondQuality | null {
    if (this.#clients.length === 0) return null;
    const places = new Map([...new Set(this.#clients)].map((client, place) => [client, place]));
    const clusters = Int32Array.from(this.#clients, (client) => places.get(client) ?? 0);
    const columns = ORDERS.flatMap((order) => [Float64Array.from(this.#scores[order].ndcg), Float64Array.from(this.#scores[order].hit)]);
    const mean = (column: Float64Array): number => column.reduce((sum, value) => sum + value, 0) / column.length;
    const { means } = bootstrapMeans(clusters, places.size, columns, draws, random);
    const [ndcgAt5, hitAt5] = [mean(columns[0]), mean(columns[1])];
    return {
      ndcgAt5,
      hitAt5,
      choices: clusters.length,
      baselines: BOND_BASELINES.map((name, place) => {
        const [ndcg, hit] = [2 * place + 2, 2 * place + 3];
        return {
          name,
          ndcgAt5: mean(columns[ndcg]),
          hitAt5: mean(columns[hit]),
          difference: { ndcgAt5: ndcgAt5 - mean(columns[ndcg]), hitAt5: hitAt5 - mean(columns[hit]) },
          ci95: {
            ndcgAt5: intervalOf(differences(means[0], means[ndcg]), 0.95),
            hitAt5: intervalOf(differences(means[1], means[hit]), 0.95),
          },
        };
      }),
    };
  }
}

/** The discounted gain of the first bonds, of the most it could be. */
const ndcgOf = (isBought: readonly boolean[], best: number): number => {
  let [gain, most] = [0, 0];
  for (let place = 0; place < FIRST; place++) {
    const discount = 1 / Math.log2(place + 2);
    if (isBought[place]) gain += discount;
    if (place < best) most += discount;
  }
  return gain / most;
};
