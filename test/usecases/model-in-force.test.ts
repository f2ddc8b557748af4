import test from 'ava';
import sinon from 'sinon';
import { ModelInForce } from '../../src/usecases/model-in-force.ts';
import { DamagedModelError, type ModelStore, type StoredModel } from '../../src/usecases/ports.ts';

const stored = (version: number): StoredModel => ({ version, trainedAt: new Date(0), model: {} as StoredModel['model'] });

const setUp = () => {
  let now = 0;
  const active = { version: 1 as number | null };
  const load = sinon.fake(async (version: number) => {
    if (version === 13) throw new DamagedModelError('version 13 was changed after it was stored');
    return stored(version);
  });
  const activeVersion = sinon.fake(async () => active.version);
  const onDamaged = sinon.fake();
  const inForce = new ModelInForce(
    { models: { load, activeVersion } as unknown as ModelStore, clock: { now: () => new Date(now) } },
    onDamaged,
  );
  const pass = (seconds: number): void => {
    now += seconds * 1000;
  };
  return { inForce, active, load, activeVersion, onDamaged, pass };
};

test('a model is loaded once and held', async (t) => {
  const { inForce, load, activeVersion } = setUp();
  const first = await inForce.current();
  t.is(await inForce.current(), first);
  t.is(load.callCount, 1);
  t.is(activeVersion.callCount, 1);
});

test('another version put in force is noticed within seconds', async (t) => {
  const { inForce, active, pass } = setUp();
  t.is((await inForce.current())?.version, 1);
  active.version = 2;
  pass(3);
  t.is((await inForce.current())?.version, 2);
});

test('before the first model every question looks again', async (t) => {
  const { inForce, active } = setUp();
  active.version = null;
  t.is(await inForce.current(), null);
  active.version = 1;
  t.is((await inForce.current())?.version, 1);
});

test('a damaged version is never served: the one before goes on, and somebody hears of it once', async (t) => {
  const { inForce, active, onDamaged, pass } = setUp();
  await inForce.current();
  active.version = 13;
  for (let look = 0; look < 3; look++) {
    pass(3);
    t.is((await inForce.current())?.version, 1);
  }
  t.is(onDamaged.callCount, 1);
  active.version = 2;
  pass(3);
  t.is((await inForce.current())?.version, 2);
});

test('everybody who asks while the first model is being loaded gets it, from one loading', async (t) => {
  const { inForce, load } = setUp();
  const answers = await Promise.all([inForce.current(), inForce.current(), inForce.current()]);
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
  const inForce = new ModelInForce({ models, clock: { now: () => new Date(0) } }, () => t.fail('it is not damaged'));
  await t.throwsAsync(inForce.current(), { message: 'connection lost' });
  away = false;
  t.is((await inForce.current())?.version, 1);
});
