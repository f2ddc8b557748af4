import { type Examples, rowOfQuestion, someExamples } from '../../src/advisor/measure/examples.ts';
import type { PolicyMaker } from '../../src/advisor/measure/policies.ts';
import { examplesOfFold } from '../../src/advisor/measure/softmax-policy.ts';
import { withPopularity } from '../../src/advisor/measure/with-popularity.ts';
import { fitFeatures } from '../../src/advisor/segments/features.ts';

const BINS = 24;
const ROUNDS = 80;
const RATE = 0.1;
const DEPTH = 3;
const RIDGE = 5;
const FEWEST = 8;
/** Stops after so many rounds without a better loss on a third of the clients. */
const PATIENCE = 8;

/** A tree as arrays: the children of node n are 2n + 1 and 2n + 2. */
interface Tree {
  readonly feature: Int16Array;
  readonly bin: Uint8Array;
  readonly value: Float64Array;
}

const NODES = 2 ** (DEPTH + 1) - 1;

const leafOf = (tree: Tree, row: Uint8Array): number => {
  let node = 0;
  while ((tree.feature[node] as number) >= 0)
    node = 2 * node + ((row[tree.feature[node] as number] as number) <= (tree.bin[node] as number) ? 1 : 2);
  return tree.value[node] as number;
};

/** Fits a regression tree to gradients and curvatures by histograms (Friedman 2001; Chen & Guestrin 2016). */
const fitTree = (rows: readonly Uint8Array[], gradient: Float64Array, curvature: Float64Array): Tree => {
  const tree: Tree = { feature: new Int16Array(NODES).fill(-1), bin: new Uint8Array(NODES), value: new Float64Array(NODES) };
  const width = rows[0]?.length ?? 0;
  const grow = (node: number, members: Int32Array, depth: number): void => {
    let [g, h] = [0, 0];
    for (const at of members) {
      g += gradient[at] as number;
      h += curvature[at] as number;
    }
    tree.value[node] = -g / (h + RIDGE);
    if (depth === DEPTH || members.length < 2 * FEWEST) return;
    let best = { gain: 1e-6, feature: -1, bin: 0 };
    for (let feature = 0; feature < width; feature++) {
      const [sumG, sumH, count] = [new Float64Array(BINS), new Float64Array(BINS), new Float64Array(BINS)];
      for (const at of members) {
        const bin = (rows[at] as Uint8Array)[feature] as number;
        sumG[bin] = (sumG[bin] as number) + (gradient[at] as number);
        sumH[bin] = (sumH[bin] as number) + (curvature[at] as number);
        count[bin] = (count[bin] as number) + 1;
      }
      let [leftG, leftH, left] = [0, 0, 0];
      for (let bin = 0; bin < BINS - 1; bin++) {
        leftG += sumG[bin] as number;
        leftH += sumH[bin] as number;
        left += count[bin] as number;
        if (left < FEWEST || members.length - left < FEWEST) continue;
        const gain = leftG ** 2 / (leftH + RIDGE) + (g - leftG) ** 2 / (h - leftH + RIDGE) - g ** 2 / (h + RIDGE);
        if (gain > best.gain) best = { gain, feature, bin };
      }
    }
    if (best.feature < 0) return;
    tree.feature[node] = best.feature;
    tree.bin[node] = best.bin;
    const goesLeft = (at: number): boolean => ((rows[at] as Uint8Array)[best.feature] as number) <= best.bin;
    grow(2 * node + 1, members.filter(goesLeft), depth + 1);
    grow(
      2 * node + 2,
      members.filter((at) => !goesLeft(at)),
      depth + 1,
    );
  };
  grow(0, Int32Array.from(rows.keys()), 0);
  return tree;
};

/** Multinomial gradient boosting with one tree per type and round; stops early on held-out clients. */
export const boostedTrees: PolicyMaker = (fold) => {
  const { columns, popularity } = fold;
  const examples = examplesOfFold(fold);
  if (examples.clients.length < 30) return { name: 'boosted-trees', predict: () => popularity };
  const { width, classes } = examples;
  const bounds = Array.from({ length: width }, (_, column) => {
    const values = Array.from(examples.clients.keys(), (at) => examples.features[at * width + column] as number).sort((a, b) => a - b);
    return [...new Set(Array.from({ length: BINS - 1 }, (__, bin) => values[Math.floor(((bin + 1) * values.length) / BINS)] as number))];
  });
  const binned = (row: Float64Array): Uint8Array =>
    Uint8Array.from(row, (value, column) => (bounds[column] as number[]).filter((bound) => value > bound).length);
  const rowsOf = (some: Examples): Uint8Array[] =>
    Array.from(some.clients.keys(), (at) => binned(some.features.subarray(at * width, (at + 1) * width)));
  const start = popularity.map(Math.log);
  const held = someExamples(examples, (client) => client % 3 === 0);
  const rest = someExamples(examples, (client) => client % 3 !== 0);

  const boost = (train: Examples, rounds: number, check: Examples | null): Tree[][] => {
    const rows = rowsOf(train);
    const checked = check ? rowsOf(check) : [];
    const scoresOf = (n: number): Float64Array[] => Array.from({ length: n }, () => start.slice());
    const [scores, others] = [scoresOf(rows.length), scoresOf(checked.length)];
    const model: Tree[][] = [];
    let best = { loss: Number.POSITIVE_INFINITY, rounds: 0 };
    for (let round = 0; round < rounds; round++) {
      const chances = scores.map(softmaxOf);
      const trees = Array.from({ length: classes }, (_, type) => {
        const gradient = Float64Array.from(chances, (one, at) => (one[type] as number) - (train.shares[at * classes + type] as number));
        const curvature = Float64Array.from(chances, (one) => Math.max(1e-6, (one[type] as number) * (1 - (one[type] as number))));
        return fitTree(rows, gradient, curvature);
      });
      model.push(trees);
      const step = (all: Float64Array[], of: readonly Uint8Array[]): void =>
        all.forEach((score, at) => {
          trees.forEach((tree, type) => {
            score[type] = (score[type] as number) + RATE * leafOf(tree, of[at] as Uint8Array);
          });
        });
      step(scores, rows);
      step(others, checked);
      if (!check) continue;
      let loss = 0;
      others.forEach((score, at) => {
        const chance = softmaxOf(score);
        for (let type = 0; type < classes; type++) {
          const share = check.shares[at * classes + type] as number;
          if (share > 0) loss -= share * Math.log(chance[type] as number);
        }
      });
      if (loss < best.loss) best = { loss, rounds: round + 1 };
      if (round + 1 >= best.rounds + PATIENCE) break;
    }
    return check ? model.slice(0, best.rounds) : model;
  };
  const rounds = held.clients.length > 0 ? boost(rest, ROUNDS, held).length : 10;
  const model = boost(examples, rounds, null);
  const rowOf = rowOfQuestion(fitFeatures(columns));
  return {
    name: 'boosted-trees',
    predict: (client, question) => {
      const row = binned(rowOf(client, question));
      const score = start.slice();
      for (const trees of model) {
        trees.forEach((tree, type) => {
          score[type] = (score[type] as number) + RATE * leafOf(tree, row);
        });
      }
      return withPopularity(softmaxOf(score), popularity);
    },
  };
};

const softmaxOf = (scores: Float64Array): Float64Array => {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
};
