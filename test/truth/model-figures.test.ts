import test from 'ava';
import type { Doubt } from '../../src/advisor/model/quality.ts';
import { collectClaims } from '../../src/claims/claim.ts';
import { worldOf } from '../../src/cli/truth/world-of.ts';
import { checkClaims, untrueInWords } from '../../src/truth/check-claims.ts';
import { doubtSentences } from '../../views/models/quality-words.ts';
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

test('what a comparison of versions says of what each learned from, and how good it is, is what’s stored', async (t) => {
  const product = await openTrainedProduct(t);
  t.is((await product.trainAdvisor({ segments: 3, seed: 1, actorId: 'test' })).kind, 'trained');
  const world = await worldOf(product);
  const compared = await product.services.compareVersions(1, 2);
  const { claims } = collectClaims(() => versionChangesMessage(compared));
  t.true(claims.length >= 13, `${claims.length}`);
  t.deepEqual(checkClaims(world, claims).map(untrueInWords), []);
});
