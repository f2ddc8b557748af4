import { jobStore } from '../../../src/data/stores/admin/job-store.ts';
import { outboxStore } from '../../../src/data/stores/digest/outbox-store.ts';
import { segmentCensuses } from '../../../src/data/stores/digest/segment-censuses.ts';
import { type DatabaseKind, onMigratedDatabase } from '../../helpers/databases/databases.ts';

const AT = new Date('2026-03-09T03:30:00.123Z');
const after = (seconds: number): Date => new Date(AT.getTime() + seconds * 1000);

export const retentionSuite = (kind: DatabaseKind): void => {
  const test = onMigratedDatabase(kind);

  test('of old rows only those that still count are kept: the last message to each channel, and the last runs of each job', async (t, database) => {
    const [outbox, jobs] = [outboxStore(database), jobStore(database)];
    const inDays = (days: number): Date => after(days * 86_400);
    const say = async (id: string, to: string, at: Date, isOpen = false): Promise<void> => {
      await outbox.put({ id, kind: 'digest', to, document: {}, madeAt: at });
      if (isOpen) return;
      await outbox.begin(id, at);
      await outbox.sent(id, '17.1', at);
    };
    await say('old', 'C1', AT);
    await say('open', 'C1', AT, true);
    await say('other', 'C2', AT);
    await say('newer', 'C1', inDays(90));
    t.truthy(await outbox.find('old'), 'ninety days are kept');
    await say('newest', 'C1', inDays(91));
    const kept = await Promise.all(['old', 'open', 'other', 'newer', 'newest'].map((id) => outbox.find(id)));
    t.deepEqual(
      kept.flatMap((entry) => entry?.id ?? []),
      ['open', 'other', 'newer', 'newest'],
    );

    for (const [job, slot] of [
      ['refresh', AT],
      ['digest:C1', AT],
      ['refresh', inDays(400)],
      ['refresh', inDays(401)],
    ] as const) {
      await jobs.claim({ job, slot }, 'a', slot, after(60));
      await jobs.finish({ job, slot }, 'a', 'done', null, slot);
    }
    t.deepEqual(
      (await jobs.newest(9)).map(({ job, slot }) => [job, slot.getTime()]),
      [
        ['refresh', inDays(401).getTime()],
        ['refresh', inDays(400).getTime()],
        ['digest:C1', AT.getTime()],
      ],
    );
  });

  test('a later census removes an interrupted one', async (t, database) => {
    const store = segmentCensuses(database);
    for (const taken_at of [AT, after(2 * 86_400)]) {
      const [census_id] = await database.knex('advisor_segment_censuses').insert({ model_version: 1, taken_at, complete: false });
      await database.knex('advisor_segment_census_parts').insert({ census_id, part: 0, members: '' });
    }
    await store.save({ modelVersion: 1, takenAt: after(2 * 86_400 + 60), ids: ['C_1'], segments: Int32Array.of(0) });
    t.is((await database.knex('advisor_segment_censuses')).length, 2, 'one may be under way');
    t.is((await database.knex('advisor_segment_census_parts')).length, 2);
  });
};
