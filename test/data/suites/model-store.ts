import { modelStore } from '../../../src/data/stores/advice/model-store.ts';
import { DamagedModelError } from '../../../src/usecases/ports/model-store.ts';
import { type DatabaseKind, onMigratedDatabase } from '../../helpers/databases/databases.ts';
import { sampleModel } from '../samples.ts';

const AT = new Date('2026-03-04T05:06:07.089Z');

export const modelStoreSuite = (kind: DatabaseKind): void => {
  const test = onMigratedDatabase(kind);

  test('a model comes back number by number', async (t, database) => {
    const store = modelStore(database);
    t.is(await store.activeVersion(), null);
    const version = await store.save(sampleModel(), AT, null);
    t.deepEqual(await store.load(version), { version, trainedAt: AT, model: sampleModel() });
    t.is(await store.activeVersion(), version);
    t.is(await store.load(version + 1), null);
  });

  test('versions only grow; one its gate refused is kept but not activated', async (t, database) => {
    const store = modelStore(database);
    const first = await store.save(sampleModel(), AT, null);
    const refused = await store.save(sampleModel({ quality: null }), AT, 'worse than popularity');
    const third = await store.save(sampleModel(), AT, 'also worse');
    t.true(first < refused && refused < third);
    t.is(await store.activeVersion(), first);
    t.deepEqual(
      (await store.list()).map(({ version, active, refusal, hitAt1 }) => ({ version, active, refusal, hitAt1 })),
      [
        { version: first, active: true, refusal: null, hitAt1: 0.5 },
        { version: refused, active: false, refusal: 'worse than popularity', hitAt1: null },
        { version: third, active: false, refusal: 'also worse', hitAt1: 0.5 },
      ],
    );
  });

  test('going back is one call, and the history of activations stays', async (t, database) => {
    const store = modelStore(database);
    const first = await store.save(sampleModel(), AT, null);
    const second = await store.save(sampleModel(), AT, null);
    t.is(await store.activeVersion(), second);
    await store.activate(first, AT);
    t.is(await store.activeVersion(), first);
    t.deepEqual(await database.knex('advisor_model_activations').orderBy('id').pluck('version'), [first, second, first]);
    await t.throwsAsync(store.activate(99, AT), { message: 'There is no model version 99.' });
    t.is(await store.activeVersion(), first);
  });

  test('the version that was active at an instant is known from the history', async (t, database) => {
    const store = modelStore(database);
    const later = (minutes: number): Date => new Date(AT.getTime() + minutes * 60_000);
    const first = await store.save(sampleModel(), AT, null);
    const second = await store.save(sampleModel(), later(10), null);
    await store.activate(first, later(20));
    t.deepEqual(await Promise.all([0, 1, 10, 11, 20, 21].map((minutes) => store.activeAt(later(minutes)))), [
      null,
      first,
      first,
      second,
      second,
      first,
    ]);
  });

  test('a model that was cut off, changed, or is of another format is never served', async (t, database) => {
    const store = modelStore(database);
    const version = await store.save(sampleModel(), AT, null);
    const { document } = await database.knex('advisor_models').first('document');
    const damages: ReadonlyArray<readonly [Record<string, unknown>, RegExp]> = [
      [{ document: document.slice(0, 500) }, /checksum does not fit: it was cut off or changed/],
      [{ document: document.replace('0.36', '0.37') }, /checksum does not fit/],
      [{ document: '' }, /checksum does not fit/],
      [{ document, format: 1 }, /it has format 1 and this program reads format 2: train a new version/],
    ];
    for (const [change, message] of damages) {
      await database.knex('advisor_models').update(change);
      const error = await t.throwsAsync(store.load(version), { instanceOf: DamagedModelError, message });
      t.regex(error?.message ?? '', new RegExp(`^Model version ${version} can't be served: `));
      t.is(await store.activeVersion(), version, 'who asks for the version is not harmed');
      t.is((await store.list()).length, 1);
    }
  });

  test('a model with a non-finite number, or with tables that do not fit, is not stored', async (t, database) => {
    const store = modelStore(database);
    const { qTable } = sampleModel();
    const centroids = [
      [1, 2],
      [3, Number.POSITIVE_INFINITY],
    ];
    await t.throwsAsync(store.save(sampleModel({ centroids }), AT, null), { message: /cannot be stored/ });
    await t.throwsAsync(store.save(sampleModel({ inertia: Number.NaN }), AT, null), { message: /cannot be stored: inertia/ });
    await t.throwsAsync(store.save(sampleModel({ qTable: { ...qTable, values: [[1, 2]] } }), AT, null), {
      message: /expected 2 rows of 2/,
    });
    t.deepEqual(await store.list(), []);
  });

  test('models that are saved at the same time are all kept', async (t, database) => {
    const store = modelStore(database);
    const versions = await Promise.all(Array.from({ length: 5 }, () => store.save(sampleModel(), AT, null)));
    t.is(new Set(versions).size, 5);
    t.true(versions.includes((await store.activeVersion()) as number));
  });
};
