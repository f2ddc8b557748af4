import { PurchaseDays } from '../book/purchase-days.ts';
import { type Random, randomBelow } from '../random.ts';
import type { FittedFold } from './fit-fold.ts';
import type { PolicyMaker } from './policies.ts';
import { withPopularity } from './with-popularity.ts';

const LEARNING_RATE = 0.15;
const DISCOUNT = 0.95;
const EXPLORATION = { first: 0.3, last: 0.01, decay: 0.995 } as const;
const EPISODES = 100;
/** The most clients per episode, on a book of any size. */
const CLIENTS_AN_EPISODE = 500;
const REWARD = { favourite: 1, held: 0.5, never: -0.1 } as const;
/** Given whatever the action. */
const BONUS = { reinvests: 0.2, invests: 0.1 } as const;

/**
 * The predecessor's Q-learning, with its faults but with the book's types: the state is the segment and never changes, γ = 0.95, α = 0.15,
 * actions are ε-greedy (0.3 down to 0.01), and the reward includes bonuses that don't depend on the action. A type's probability is q / Σ
 * q; negative values count as 0.
 */
export const predecessor: PolicyMaker = (fold, random) => {
  const { book, segmentOf, popularity, model } = fold;
  const types = book.bondTypes.length;
  const values = Array.from({ length: model.qTable.values.length }, () => new Float64Array(types));
  const clients = buyersOf(fold);
  let exploration: number = EXPLORATION.first;
  for (let episode = 0; episode < EPISODES && clients.length > 0; episode++) {
    for (let turn = 0; turn < Math.min(clients.length, CLIENTS_AN_EPISODE); turn++) {
      const buyer = clients[clients.length <= CLIENTS_AN_EPISODE ? turn : randomBelow(clients.length, random)];
      const row = values[segmentOf[buyer.client]];
      const action = chosen(row, exploration, random);
      const reward = rewardOf(buyer, action);
      const before = row[action];
      row[action] = before + LEARNING_RATE * (reward + DISCOUNT * row[bestOf(row)] - before);
    }
    exploration = Math.max(EXPLORATION.last, exploration * EXPLORATION.decay);
  }
  const rows = values.map((row) =>
    withPopularity(
      row.map((value) => Math.max(0, value)),
      popularity,
    ),
  );
  return { name: 'predecessor', predict: (client, question) => rows[question.segmentOf[client]] };
};

interface Buyer {
  readonly client: number;
  /** The type bought most often. */
  readonly favourite: number;
  readonly held: ReadonlySet<number>;
  readonly bonus: number;
}

const buyersOf = ({ book, columns }: FittedFold): Buyer[] => {
  const days = new PurchaseDays(book);
  const buyers: Buyer[] = [];
  let [invested, investors] = [0, 0];
  columns.trades.forEach((trades, client) => {
    if (trades === 0) return;
    invested += columns.invested[client];
    investors++;
  });
  for (let client = 0; client < columns.clients; client++) {
    const counts = new Float64Array(book.bondTypes.length);
    const held = new Set<number>();
    days.start(client, columns.asOf);
    while (days.next()) {
      for (let place = 0; place < days.size; place++) {
        const type = days.types[place];
        counts[type] += 1;
        held.add(type);
      }
    }
    if (held.size === 0) continue;
    const reinvests = columns.reinvestment[client] > 0.5 ? BONUS.reinvests : 0;
    const invests = columns.invested[client] > invested / investors ? BONUS.invests : 0;
    buyers.push({ client, favourite: bestOf(counts), held, bonus: reinvests + invests });
  }
  return buyers;
};

const rewardOf = ({ favourite, held, bonus }: Buyer, action: number): number => {
  if (action === favourite) return REWARD.favourite + bonus;
  return (held.has(action) ? REWARD.held : REWARD.never) + bonus;
};

const chosen = (row: Float64Array, exploration: number, random: Random): number =>
  random() < exploration ? randomBelow(row.length, random) : bestOf(row);

const bestOf = (numbers: Float64Array): number => {
  let best = 0;
  for (let at = 1; at < numbers.length; at++) if (numbers[at] > numbers[best]) best = at;
  return best;
};
