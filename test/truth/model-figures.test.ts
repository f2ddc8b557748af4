import test from 'ava';
import type { Doubt } from '../../src/advisor/model/quality.ts';
import { collectClaims } from '../../src/claims/claim.ts';
import { modelTable } from '../../src/cli/output/model-table.ts';
import { worldOf } from '../../src/cli/truth/world-of.ts';
import { checkClaims, untrueInWords } from '../../src/truth/check-claims.ts';
import type { StoredModel } from '../../src/truth/world/product.ts';
import type { World } from '../../src/truth/world/world.ts';
import { versionsMessage } from '../../views/admin/versions-message.ts';
import { NEWEST_LOOK, PLAINEST_LOOK } from '../../views/blocks/look.ts';
import { doubtSentences } from '../../views/models/quality-words.ts';
import { refusalInWords } from '../../views/models/refusal-words.ts';
import { versionChangesMessage } from '../../views/models/version-changes.ts';
import { openTrainedProduct } from '../helpers/product.ts';

test('a doubt about a model is true only if it repeats what was measured', async (t) => {
  const world = await worldOf(await openTrainedProduct(t));
  const { product } = world;
  if (!product?.model.quality?.inDetail) throw new Error('nothing was measured');
  const { version, model } = product;
  const inDetail = { ...product.model.quality.inDetail, ece: 0.0934, eceOfCalibrated99: 0.0661 };
  const untrueOf = (point: Doubt, reason: string): number => {
    const doubts = [{ point, reason }];
    const stored = { ...model, doubts, quality: { ...product.model.quality, inDetail } } as typeof model;
    const { claims } = collectClaims(() => doubtSentences(version, { doubts }));
    t.true(claims.length >= 2, reason);
    return checkClaims({ ...world, product: { ...product, model: stored, models: new Map([[version, stored]]) } }, claims).length;
  };
  const off = (error: string, most: string, whom = ''): string =>
    `its probabilities${whom} are off by ${error} points on average, more than the ${most} allowed`;
  const beaten = (metric: string, by: string, interval: string): string =>
    `own-smoothed beats it in held-out ${metric} by ${by} (99% interval ${interval})`;
  t.is(untrueOf('calibration', off('9.3', '6.6')), 0);
  t.is(untrueOf('calibration', off('9.4', '6.6')), 2, 'another error');
  t.is(untrueOf('calibration', off('9.3', '5.0')), 2, 'another limit');
  const [more] = inDetail.groups.history?.filter(({ group }) => group === 'more') ?? [];
  const ofMore = (more?.ece ?? Number.NaN) * 100;
  t.is(untrueOf('calibration', off((ofMore + 5).toFixed(1), '5.0', ' for clients with more purchases')), 2, 'another stratum’s error');
  t.is(untrueOf('baselines', beaten('nDCG@3', '0.060', '-0.100 to -0.020')), 0);
  t.is(untrueOf('baselines', beaten('log-loss', '0.060', '0.020 to 0.100')), 0);
  t.is(untrueOf('baselines', beaten('log-loss', '0.060', '-0.100 to -0.020')), 3, 'the wrong side');
  t.is(untrueOf('baselines', beaten('hit@1', '0.200', '-0.100 to -0.020')), 3, 'out of its interval');
});

/** The same world, with other things stored of a version. */
const withStored = (world: World, version: number, stored: Partial<StoredModel>, refusal?: string): World => {
  const kept = world.kept?.versions.get(version);
  if (!world.kept || !kept?.model) throw new Error('nothing was learned');
  const changed = { ...kept, model: { ...kept.model, ...stored }, refusal: refusal ?? kept.refusal };
  return { ...world, kept: { ...world.kept, versions: new Map([...world.kept.versions, [version, changed]]) } };
};

test('what a comparison of versions says of what each learned from, who moved, what segments buy and how good it is, is what’s stored', async (t) => {
  const product = await openTrainedProduct(t);
  t.is((await product.trainAdvisor({ segments: 3, seed: 1, actorId: 'test' })).kind, 'trained');
  const world = await worldOf(product);
  for (const [before, after] of [
    [1, 2],
    [2, 1],
  ] as const) {
    const compared = await product.services.compareVersions(before, after);
    const { claims } = collectClaims(() => versionChangesMessage(compared));
    t.true(claims.length >= 18, `${claims.length}`);
    for (const kind of ['versions.moved', 'versions.movedShare', 'versions.inBoth', 'versions.buys'] as const)
      t.true(
        claims.some((claim) => claim.kind === kind),
        kind,
      );
    t.deepEqual(checkClaims(world, claims).map(untrueInWords), []);
    // What’s stored of who went where is what placing everybody by the raw tables finds.
    t.deepEqual(checkClaims(withStored(world, 2, { drift: null }), claims).map(untrueInWords), []);
    const others = withStored(world, 2, { drift: { version: 1, transitions: [[1, 2, 3]] } });
    t.true(checkClaims(others, claims).length > 3, 'others moved');
  }
});

test('a list of versions is true of what each learned from, of their order and of which one answers', async (t) => {
  const product = await openTrainedProduct(t);
  t.is((await product.trainAdvisor({ segments: 3, seed: 1, actorId: 'test' })).kind, 'trained');
  const versions = await product.services.listModels();
  const world = await worldOf(product);
  for (const build of [
    () => versionsMessage(versions, NEWEST_LOOK),
    () => versionsMessage(versions, PLAINEST_LOOK),
    () => modelTable(versions, 'Asia/Kolkata'),
  ]) {
    const { claims } = collectClaims<unknown>(build);
    t.true(claims.length >= 9, `${claims.length}`);
    t.deepEqual(checkClaims(world, claims).map(untrueInWords), []);
  }
  const { claims } = collectClaims(() => versionsMessage(versions.toReversed(), NEWEST_LOOK));
  t.is(checkClaims(world, claims).filter(({ claim }) => claim.kind === 'version.place').length, 2);
});

test('why a version was refused is true only if it repeats what’s stored of it, and lies on the worse side', async (t) => {
  const world = await worldOf(await openTrainedProduct(t));
  const model = world.product?.model;
  if (!model) throw new Error('nothing was learned');
  const [first, ...others] = model.segments;
  const small = { segments: [{ ...first, name: 'Young Savers around ₹2 lakh', size: 4 }, ...others] } as Partial<StoredModel>;
  const untrueOf = (refusal: string, longest = 400): number => {
    const { claims } = collectClaims(() => refusalInWords(1, refusal, longest));
    t.true(claims.length > 0);
    return checkClaims(withStored(world, 1, small, refusal), claims).length;
  };
  const tooSmall = (size: string, fewest = 5): string => `segment "Young Savers around ₹2 lakh" has ${size} clients, fewer than ${fewest}`;
  const worse = (metric: string, by: string, interval: string): string =>
    `held-out ${metric} is worse than always naming what’s most popular by ${by} (95% interval ${interval})`;
  t.is(untrueOf(tooSmall('4')), 0);
  t.is(untrueOf(`${tooSmall('4')}; ${worse('hit@1', '0.031', '-0.050 to -0.012')}`), 0);
  t.is(untrueOf(`${tooSmall('4')}; ${worse('log-loss', '0.031', '0.012 to 0.050')}`, 60), 0, 'cut off');
  t.is(untrueOf(tooSmall('3')), 3, 'another size');
  t.is(untrueOf(tooSmall('4', 6)), 3, 'another limit');
  t.true(untrueOf(worse('hit@1', '0.031', '-0.050 to 0.012')) > 0, 'it may as well be better');
  t.true(untrueOf(worse('log-loss', '0.090', '0.012 to 0.050')) > 0, 'out of its interval');
  t.true(untrueOf('held-out hit@1 isn’t to our taste by 0.031') > 0, 'a reason that nobody knows');
});
