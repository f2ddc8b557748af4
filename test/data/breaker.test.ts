import { setTimeout as sleep } from 'node:timers/promises';
import test from 'ava';
import { Breaker } from '../../src/data/breaker.ts';
import { DatabaseAwayError } from '../../src/patience/database-away.ts';

/** A breaker on a database that answers or doesn't, as the test says. */
const watched = () => {
  const database = { answers: true, probes: 0, told: 0, probeMs: 0 };
  const breaker = new Breaker({
    probe: async () => {
      database.probes++;
      await sleep(database.probeMs);
      if (!database.answers) throw Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
    },
    everyMs: 10,
    onAway: () => database.told++,
  });
  return { database, breaker };
};

const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await sleep(5);
};

test('a suspicion that the probe dispels costs whoever asks only the probe', async (t) => {
  const { breaker, database } = watched();
  await breaker.admit();
  t.is(database.probes, 0);
  breaker.suspect();
  await breaker.admit();
  t.is(database.probes, 1);
  t.false(breaker.isAway);
});

test('once the probe fails nobody is admitted and those who wait are told why, until a later probe succeeds', async (t) => {
  const { breaker, database } = watched();
  database.answers = false;
  breaker.suspect();
  breaker.suspect();
  await t.throwsAsync(breaker.admit(), { instanceOf: DatabaseAwayError, code: 'ECONNREFUSED' });
  t.true(breaker.isAway);
  await until(() => database.probes > 3);
  t.is(database.told, 1);
  database.answers = true;
  await until(() => !breaker.isAway);
  await breaker.admit();
  const { probes } = database;
  await sleep(50);
  t.is(database.probes, probes);
});

test('whoever asks while a probe is slow waits a moment, not until its end', async (t) => {
  const { breaker, database } = watched();
  database.probeMs = 60_000;
  breaker.suspect();
  await t.throwsAsync(breaker.admit(), { instanceOf: DatabaseAwayError });
});

test('a check asks the database itself, and a database that does not answer is away from then on', async (t) => {
  const { breaker, database } = watched();
  t.true(await breaker.check());
  database.answers = false;
  t.false(await breaker.check());
  t.true(breaker.isAway);
  database.answers = true;
  await until(() => !breaker.isAway);
  t.true(await breaker.check());
});

test('a closed breaker probes no more', async (t) => {
  const { breaker, database } = watched();
  database.answers = false;
  await breaker.check();
  breaker.close();
  await sleep(30);
  const { probes } = database;
  await sleep(50);
  t.is(database.probes, probes);
});
