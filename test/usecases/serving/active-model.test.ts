import test from 'ava';
import sinon from 'sinon';
import { DamagedModelError, type ModelStore, type StoredModel } from '../../../src/usecases/ports/model-store.ts';
import { ActiveModel } from '../../../src/usecases/serving/active-model.ts';

const stored = (version: number): StoredModel => ({ version, trainedAt: new Date(0), model: {} as StoredModel['model'] });

const setUp = () => {
  let now = 0;
  const active = { version: 1 as number | null };
  const damaged = new Set([13]);
  const activated = async () => [13, 1];
  const load = sinon.fake(async (version: number) => {
    if (damaged.has(version)) throw new DamagedModelError(`version ${version} was changed after it was stored`);
    return version === 99 ? null : stored(version);
  });
  const activeVersion = sinon.fake(async () => active.version);
  const onDamaged = sinon.fake();
  const activeModel = new ActiveModel(
    { models: { load, activeVersion, activated } as unknown as ModelStore, clock: { now: () => new Date(now) } },
    onDamaged,
  );
  const pass = (seconds: number): void => {
    now += seconds * 1000;
  };
  return { activeModel, active, damaged, load, activeVersion, onDamaged, pass };
};

test('a model is loaded once and held', async (t) => {
  const { activeModel, load, activeVersion } = setUp();
  const first = await activeModel.current();
  t.is(await activeModel.current(), first);
  t.is(load.callCount, 1);
  t.is(activeVersion.callCount, 1);
});

test('another activated version is noticed within seconds', async (t) => {
  const { activeModel, active, pass } = setUp();
  t.is((await activeModel.current())?.version, 1);
  active.version = 2;
  pass(3);
  t.is((await activeModel.current())?.version, 2);
});

test('before the first model every question looks again', async (t) => {
  const { activeModel, active } = setUp();
  active.version = null;
  t.is(await activeModel.current(), null);
  active.version = 1;
  t.is((await activeModel.current())?.version, 1);
});

test('a damaged version is never served: the one before goes on, and somebody hears of it once', async (t) => {
  const { activeModel, active, onDamaged, pass } = setUp();
  await activeModel.current();
  active.version = 13;
  for (let look = 0; look < 3; look++) {
    pass(3);
    t.is((await activeModel.current())?.version, 1);
  }
  t.is(onDamaged.callCount, 1);
  active.version = 2;
  pass(3);
  t.is((await activeModel.current())?.version, 2);
});

test('everybody who asks while the first model is being loaded gets it, from one loading', async (t) => {
  const { activeModel, load } = setUp();
  const answers = await Promise.all([activeModel.current(), activeModel.current(), activeModel.current()]);
  t.deepEqual(
    answers.map((answer) => answer?.version),
    [1, 1, 1],
  );
  t.is(load.callCount, 1);
});

test('a model that could not be loaded because the database was away is loaded when it is back', async (t) => {
  let away = true;
  const models = {
    activeVersion: async () => 1,
    load: async (version: number) => {
      if (away) throw new Error('connection lost');
      return stored(version);
    },
  } as unknown as ModelStore;
  const activeModel = new ActiveModel({ models, clock: { now: () => new Date(0) } }, () => t.fail('it is not damaged'));
  await t.throwsAsync(activeModel.current(), { message: 'connection lost' });
  away = false;
  t.is((await activeModel.current())?.version, 1);
});

test('after a restart the newest sound version before a damaged one serves; a version without its row counts as damaged', async (t) => {
  for (const version of [13, 99]) {
    const { activeModel, active, onDamaged } = setUp();
    active.version = version;
    t.is((await activeModel.current())?.version, 1);
    t.like(activeModel.damaged, { version, instead: 1 });
    t.is(onDamaged.callCount, 1);
  }
});

test('with every version damaged there is none, and the absence names the activated one', async (t) => {
  const { activeModel, active, damaged, onDamaged } = setUp();
  active.version = 13;
  damaged.add(1);
  t.is(await activeModel.current(), null);
  t.is(await activeModel.current(), null);
  t.deepEqual(activeModel.absence, { kind: 'untrained', damagedVersion: 13 });
  t.is(onDamaged.callCount, 1);
});

test('a damaged version that is mended serves within a minute', async (t) => {
  const { activeModel, active, damaged, pass } = setUp();
  active.version = 13;
  await activeModel.current();
  damaged.delete(13);
  pass(61);
  t.is((await activeModel.current())?.version, 13);
  t.is(activeModel.damaged, null);
});
