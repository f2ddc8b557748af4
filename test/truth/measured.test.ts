import test, { type ExecutionContext } from 'ava';
import { dayOfRow } from '../../src/advisor/book/profile-columns.ts';
import { advisor, type PolicyMaker } from '../../src/advisor/measure/policies.ts';
import { heldOutOf, runFolds } from '../../src/advisor/measure/run-folds.ts';
import { seededRandom } from '../../src/advisor/random.ts';
import { worldOf } from '../../src/cli/truth/world-of.ts';
import type { Dependencies } from '../../src/deps.ts';
import { type Facts, factsOf } from '../../src/truth/recompute/facts.ts';
import { encoded, segmentOf } from '../../src/truth/recompute/placement.ts';
import type { World } from '../../src/truth/world/world.ts';
import { openTrainedProduct } from '../helpers/product.ts';

/** A purchase day that was foreseen, and with what probabilities. */
interface Case {
  readonly client: string;
  readonly facts: Facts;
  readonly day: number;
  /** By the places of the types: shares of the day’s amount. */
  readonly shares: readonly number[];
  readonly probabilities: readonly number[];
  /** The type that most had bought of what was known. */
  readonly mostPopular: number;
  readonly daysBefore: number;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);
const mean = (numbers: readonly number[]): number => sum(numbers) / numbers.length;
const groupedBy = <T, K>(list: readonly T[], keyOf: (each: T) => K): ReadonlyMap<K, readonly T[]> => {
  const groups = new Map<K, T[]>();
  for (const each of list) if (groups.get(keyOf(each))?.push(each) === undefined) groups.set(keyOf(each), [each]);
  return groups;
};
const best = (numbers: readonly number[]): number => numbers.indexOf(Math.max(...numbers));
const bestThree = (numbers: readonly number[]): readonly number[] =>
  numbers
    .map((_, at) => at)
    .sort((a, b) => (numbers[b] as number) - (numbers[a] as number) || a - b)
    .slice(0, 3);

/** The amounts by type of a client’s purchase days, which bonds of known types make. */
const purchaseDays = (world: World, types: readonly string[], client: string) => {
  const days = new Map<number, number[]>();
  for (const { day, bond, amount } of world.tradesOf.get(client) ?? []) {
    const type = types.indexOf(bond.type);
    if (type < 0) continue;
    const amounts = days.get(day) ?? types.map(() => 0);
    amounts[type] = (amounts[type] ?? 0) + amount;
    days.set(day, amounts);
  }
  return [...days].map(([day, amounts]) => ({ day, amounts }));
};

/** The days by which 70, 80 and 90% of all purchase days had been. */
const originsOf = (days: readonly number[]): readonly number[] => {
  const inOrder = [...days].sort((a, b) => a - b);
  return [0.7, 0.8, 0.9].map((share) => inOrder[Math.ceil(share * inOrder.length - 1e-9) - 1] as number);
};

const casesOf = async (t: ExecutionContext, product: Dependencies, world: World): Promise<readonly Case[]> => {
  const model = (await product.activeModel.current())?.model;
  if (!model) throw new Error('nothing was learned');
  const types = model.bondTypes;
  const { book } = await product.source.readBook();
  /** What was foreseen of each client, by what was known of everybody else and by the day before it. */
  const foreseen = new Map<string, { readonly probabilities: readonly number[]; readonly fold: number }>();
  const folds: unknown[] = [];
  const recorded: PolicyMaker = (fold, random) => {
    const policy = advisor(fold, random);
    folds.push(fold);
    const predict: typeof policy.predict = (client, question) => {
      const probabilities = policy.predict(client, question);
      const key = `${question.columns.asOf} ${dayOfRow(question.columns, client)} ${book.clients[client]?.id}`;
      foreseen.set(key, { probabilities: [...probabilities], fold: folds.length - 1 });
      return probabilities;
    };
    return { name: policy.name, predict };
  };
  const all = [...world.clients.keys()].map((client) => ({ client, days: purchaseDays(world, types, client) }));
  const origins = originsOf(all.flatMap(({ days }) => days.map(({ day }) => day)));
  t.deepEqual(model.quality?.inDetail?.origins as readonly number[], origins);
  const { seed } = model.settings;
  runFolds(book, model.settings, [recorded], {
    cases: 900,
    heldOut: heldOutOf(book, model.asOf, { origins: [0.7, 0.8, 0.9], groups: 2 }, 400, seededRandom(seed)),
  });
  const foldOf = (client: string): number | undefined => {
    const lastOnes = all.find((one) => one.client === client)?.days.slice(-3) ?? [];
    return lastOnes[0] && foreseen.get(`${model.asOf} ${lastOnes[0].day - 1} ${client}`)?.fold;
  };
  const folded = new Map(all.map(({ client }) => [client, foldOf(client)]));
  /** The type that most days had, of those that are known. */
  const mostPopular = (isKnown: (client: string, day: number, fromTheEnd: number) => boolean): number =>
    best(
      types.map((_, type) =>
        sum(
          all.map(
            ({ client, days }) =>
              days.filter(({ day, amounts }, at) => (amounts[type] ?? 0) > 0 && isKnown(client, day, days.length - at)).length,
          ),
        ),
      ),
    );
  const caseOf = (
    client: string,
    before: number,
    knownUntil: number,
    next: ReturnType<typeof purchaseDays>[number],
    popular: number,
  ): Case => {
    const probabilities = foreseen.get(`${knownUntil} ${before} ${client}`)?.probabilities;
    if (!probabilities) throw new Error(`${client} wasn't asked about on ${before}`);
    const shares = next.amounts.map((amount) => amount / sum(next.amounts));
    const daysBefore = all.find((one) => one.client === client)?.days.filter(({ day }) => day <= before).length ?? 0;
    return { client, facts: factsOf(world, client, before), day: next.day, shares, probabilities, mostPopular: popular, daysBefore };
  };
  const inTime = origins.flatMap((origin) => {
    const popular = mostPopular((_, day) => day <= origin);
    return all.flatMap(({ client, days }): Case[] => {
      const next = days.find(({ day }) => day > origin);
      t.is(next === undefined, !foreseen.has(`${origin} ${origin} ${client}`), `${client} after ${origin}`);
      return next ? [caseOf(client, origin, origin, next, popular)] : [];
    });
  });
  const popularIn = new Map(
    [...new Set(folded.values())].map((fold) => [
      fold,
      mostPopular((client, _, fromTheEnd) => folded.get(client) !== fold || fromTheEnd > 3),
    ]),
  );
  const atTheEnd = all.flatMap(({ client, days }) =>
    days.slice(-3).map((next) => caseOf(client, next.day - 1, model.asOf, next, popularIn.get(folded.get(client)) ?? -1)),
  );
  t.is(inTime.length + atTheEnd.length, foreseen.size);
  return [...inTime, ...atTheEnd];
};

const hit = ({ shares, probabilities }: Case): number => ((shares[best(probabilities)] as number) > 0 ? 1 : 0);

/** What a perfect forecaster would be off by isn’t: how far probabilities of the first type lie from how often it’s bought. */
const calibrationError = (cases: readonly Case[]): number => {
  const bins = Array.from({ length: 15 }, () => 0);
  for (const { shares, probabilities } of cases) {
    const first = best(probabilities);
    const bin = Math.min(14, Math.floor((probabilities[first] as number) * 15));
    bins[bin] = (bins[bin] as number) + (shares[first] as number) - (probabilities[first] as number);
  }
  return sum(bins.map(Math.abs)) / cases.length;
};

const gainOf = ({ shares, probabilities }: Case): number => {
  const gains = bestThree(probabilities).map((type, at) => ((shares[type] as number) > 0 ? 1 / Math.log2(at + 2) : 0));
  const count = shares.filter((share) => share > 0).length;
  return sum(gains) / sum([0, 1, 2].slice(0, count).map((at) => 1 / Math.log2(at + 2)));
};

/** Draws whole clients again and again. */
const intervalOf = (cases: readonly Case[], score: (one: Case) => number): readonly number[] => {
  const byClient = [...new Set(cases.map(({ client }) => client))].map((client) => cases.filter((one) => one.client === client).map(score));
  const random = seededRandom(99);
  const means = Array.from({ length: 4000 }, () => mean(byClient.flatMap(() => byClient[Math.floor(random() * byClient.length)] ?? [])));
  means.sort((a, b) => a - b);
  return [means[100] as number, means[3900] as number];
};

const GROUPS: Readonly<Record<string, (one: Case) => string>> = {
  history: ({ daysBefore }) => (['none', 'one'] as const)[daysBefore] ?? 'more',
  riskBand: ({ facts: { band } }) => band ?? 'unknown',
  gender: ({ facts: { gender } }) => gender ?? 'unknown',
  ageGroup: ({ facts: { age } }) => (age === null ? 'unknown' : age < 35 ? 'under 35' : age < 55 ? '35 to 54' : '55 and over'),
};

const isNear = (t: ExecutionContext, found: number, stored: number | undefined, by: number, what: string): void => {
  t.true(Math.abs(found - (stored ?? Number.NaN)) <= by, `${what}: ${found} by plain counting, ${stored} is stored`);
};

test('the quality that’s stored with a model, which the card and Home show, is what plain counting over the raw tables finds', async (t) => {
  const product = await openTrainedProduct(t);
  const world = await worldOf(product);
  const cases = await casesOf(t, product, world);
  const quality = (await product.activeModel.current())?.model.quality;
  if (!quality?.inDetail) return t.fail('not measured');
  const { inDetail } = quality;
  t.is(quality.predictions, cases.length);
  t.is(inDetail.purchases, new Set(cases.map(({ client, day }) => `${client} ${day}`)).size);
  t.is(inDetail.clients, new Set(cases.map(({ client }) => client)).size);
  isNear(t, mean(cases.map(hit)), quality.hitAt1, 1e-9, 'first type');
  isNear(
    t,
    mean(cases.map(({ shares, probabilities }) => (bestThree(probabilities).some((type) => (shares[type] as number) > 0) ? 1 : 0))),
    quality.hitAt3,
    1e-9,
    'first three',
  );
  isNear(
    t,
    mean(cases.map(({ shares, mostPopular }) => ((shares[mostPopular] as number) > 0 ? 1 : 0))),
    quality.globalPopularityHitAt1,
    1e-9,
    'most popular',
  );
  isNear(t, mean(cases.map(gainOf)), quality.ndcgAt3, 1e-9, 'gain');
  const loss = ({ shares, probabilities }: Case): number =>
    -sum(shares.map((share, type) => (share > 0 ? share * Math.log(probabilities[type] as number) : 0)));
  isNear(t, mean(cases.map(loss)), quality.logLoss, 1e-9, 'log-loss');
  isNear(t, calibrationError(cases), inDetail.ece, 1e-9, 'calibration');
  const [low, high] = intervalOf(cases, hit) as [number, number];
  isNear(t, low, quality.hitAt1Ci95[0], 0.015, 'lower end');
  isNear(t, high, quality.hitAt1Ci95[1], 0.015, 'upper end');
  for (const [grouping, groupOf] of Object.entries(GROUPS)) {
    const stored = inDetail.groups[grouping as keyof typeof inDetail.groups];
    const found = groupedBy(cases, groupOf);
    const large = [...found].filter(([, ones]) => new Set(ones.map(({ client }) => client)).size >= 5);
    t.deepEqual(stored.map(({ group }) => group).sort(), large.map(([group]) => group).sort(), grouping);
    for (const { group, hitAt1, clients, predictions } of stored) {
      const ones = found.get(group) ?? [];
      t.deepEqual([clients, predictions], [new Set(ones.map(({ client }) => client)).size, ones.length], `${grouping} ${group}`);
      isNear(t, mean(ones.map(hit)), hitAt1, 1e-9, `${grouping} ${group}`);
    }
  }
});

const distance = (a: readonly number[], b: readonly number[]): number => sum(a.map((value, at) => (value - (b[at] as number)) ** 2));
const nearest = (row: readonly number[], centres: ReadonlyArray<readonly number[]>): number =>
  best(centres.map((centre) => -distance(row, centre)));

/** Lloyd’s algorithm from rows drawn at random: the best of five starts. */
const clustered = (rows: ReadonlyArray<readonly number[]>, k: number, random: () => number): ReadonlyArray<readonly number[]> => {
  const tries = [1, 2, 3, 4, 5].map(() => {
    let centres = [...new Set(rows)].sort(() => random() - 0.5).slice(0, k);
    for (let round = 0; round < 30; round++) {
      const groups = groupedBy(rows, (row) => nearest(row, centres));
      centres = centres.map((centre, at) => {
        const group = groups.get(at) ?? [];
        return group.length === 0 ? centre : centre.map((_, column) => mean(group.map((row) => row[column] as number)));
      });
    }
    return { centres, inertia: sum(rows.map((row) => distance(row, centres[nearest(row, centres)] as readonly number[]))) };
  });
  return tries.reduce((one, other) => (other.inertia < one.inertia ? other : one)).centres;
};

/** The adjusted Rand index of two groups, by counting pairs: how many more agree than by chance, of how many could. */
const agreement = (ours: readonly boolean[], theirs: readonly boolean[]): number => {
  const pairs = (count: number): number => (count * (count - 1)) / 2;
  const both = (one: boolean, other: boolean): number => ours.filter((is, at) => is === one && theirs[at] === other).length;
  const ins = (list: readonly boolean[]): number => list.filter((is) => is).length;
  const [n, a, b] = [ours.length, ins(ours), ins(theirs)];
  const together = pairs(both(true, true)) + pairs(both(true, false)) + pairs(both(false, true)) + pairs(both(false, false));
  const [inOurs, inTheirs] = [pairs(a) + pairs(n - a), pairs(b) + pairs(n - b)];
  const byChance = (inOurs * inTheirs) / pairs(n);
  const most = (inOurs + inTheirs) / 2;
  return most === byChance ? 1 : (together - byChance) / (most - byChance);
};

test('a segment’s stability is what other refits by plain loops find, but for what chance explains', async (t) => {
  const product = await openTrainedProduct(t);
  const world = await worldOf(product);
  const model = world.product?.model;
  if (!model) return t.fail('nothing was learned');
  const buyers = [...world.clients.keys()].map((client) => factsOf(world, client, model.asOf)).filter(({ orders }) => orders > 0);
  const rows = buyers.map((facts) => encoded(model, facts).flatMap(({ values }) => values));
  const ours = buyers.map((facts) => segmentOf(model, facts));
  const random = seededRandom(5);
  const refits = Array.from({ length: 40 }, () => {
    const drawn = rows.map(() => rows[Math.floor(random() * rows.length)] as readonly number[]);
    const centres = clustered(drawn, model.centroids.length, random);
    const theirs = rows.map((row) => nearest(row, centres));
    return model.segments.map((_, segment) =>
      Math.max(
        ...centres.map((_, other) =>
          agreement(
            ours.map((each) => each === segment),
            theirs.map((each) => each === other),
          ),
        ),
      ),
    );
  });
  for (const [segment, { name, confidence }] of model.segments.entries())
    isNear(t, mean(refits.map((scores) => scores[segment] as number)), confidence ?? undefined, 0.15, name);
});
