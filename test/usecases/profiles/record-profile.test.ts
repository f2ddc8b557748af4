import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import type { RiskBand } from '../../../src/advisor/bonds/rating.ts';
import { type RiskProfileForm, readRiskProfile } from '../../../src/advisor/intake/read-risk-profile.ts';
import type { ClientId } from '../../../src/advisor/units.ts';
import { importProfiles } from '../../../src/data/import/import-profiles.ts';
import type { Dependencies } from '../../../src/deps.ts';
import type { Actor } from '../../../src/usecases/actor/actor.ts';
import type { KnownClients } from '../../../src/usecases/ports/profile-store.ts';
import { spelledClients } from '../../../src/usecases/profiles/spelled-clients.ts';
import { openTrainedProduct, temporaryFolder } from '../../helpers/product.ts';

const ADVISER: Actor = { id: 'UADVISER', role: 'supervisor', sees: 'all' };
const OTHER: Actor = { id: 'UOTHER', role: 'supervisor', sees: 'all' };
const MERE_ADVISER: Actor = { id: 'U_MERE', role: 'advisor', sees: 'all' };

const asked = async ({ services }: Dependencies, id: string, actor = ADVISER) => {
  const outcome = await services.askedClient({ actor, asked: id, for: 'recommendation' });
  if (outcome.kind !== 'asked') throw new Error(outcome.kind);
  return outcome.client;
};

const adviceFor = async (product: Dependencies, id: string) => {
  const outcome = await product.adviseOne({ client: await asked(product, id), newTypesOnly: false, asOf: null });
  if (outcome.kind !== 'advised') throw new Error(outcome.kind);
  return outcome.advice;
};

/** A client whose purchases show a daring band, and who has no recorded profile. */
const derivedClient = async (product: Dependencies): Promise<{ readonly id: string; readonly band: RiskBand }> => {
  const { book } = await product.source.readBook();
  for (const { id, recordedBand } of book.clients) {
    if (recordedBand !== null) continue;
    const { profile } = await adviceFor(product, id);
    if (profile.riskBand === 'C') return { id, band: profile.riskBand };
  }
  throw new Error('nobody was sold junk');
};

const bandsShown = async (product: Dependencies, id: string): Promise<ReadonlySet<string>> => {
  const { recommendation } = await adviceFor(product, id);
  return new Set(recommendation.recommended.flatMap(({ bonds }) => bonds.map(({ band }) => String(band))));
};

const FORM: RiskProfileForm = {
  horizon: 'open',
  objectives: ['grow'],
  loss: 'more',
  income: 'ample',
  experience: 'lower',
  band: 'questionnaire',
  reason: null,
  assessed: '2026-06-29',
};
const filledWith = (product: Dependencies, more: Partial<RiskProfileForm> = {}) => {
  const { filled } = readRiskProfile({ ...FORM, ...more }, product.calendar.today());
  if (!filled) throw new Error('the form is wrong');
  return filled;
};
const record = async (product: Dependencies, id: string, more: Partial<RiskProfileForm> = {}) =>
  product.services.recordProfile({ client: await asked(product, id), filled: filledWith(product, more) });

test('who was sold junk is offered band A until a profile is recorded', async (t) => {
  const product = await openTrainedProduct(t);
  const { id } = await derivedClient(product);
  const before = await adviceFor(product, id);
  t.like(before.recommendation.countedBand, { band: 'A', basis: 'purchases', known: 'C' });
  t.deepEqual([...(await bandsShown(product, id))], ['A']);
  t.true(before.recommendation.excluded.some(({ reason }) => /^no profile is recorded, so band A counts/.test(reason)));

  const { profile, askedOf } = await record(product, id);
  t.like(profile, { band: 'C', status: 'counts', recordedBy: 'UADVISER' });
  t.deepEqual(askedOf, []);
  t.like((await adviceFor(product, id)).recommendation.countedBand, { band: 'C', basis: 'recorded' });
});

test('DERIVED_BANDS=allow lets purchases count, and the answer says so', async (t) => {
  const product = await openTrainedProduct(t, { DERIVED_BANDS: 'allow' });
  const { id } = await derivedClient(product);
  t.like((await adviceFor(product, id)).recommendation.countedBand, { band: 'C', basis: 'derived' });
});

test('a band above the questionnaire’s waits for a second person, and nobody approves their own', async (t) => {
  const product = await openTrainedProduct(t, { SUPERVISORS: 'UADVISER,UOTHER' });
  const { id } = await derivedClient(product);
  const { profile, conflicts, askedOf } = await record(product, id, { loss: 'none', band: 'C', reason: 'The client insists on it' });
  t.is(profile.status, 'waits');
  t.deepEqual(conflicts, ['loss tolerance: “Sell at once, whatever the loss” allows band A at most']);
  t.deepEqual(askedOf, ['UOTHER']);
  const stillA = async (): Promise<void> => {
    t.like((await adviceFor(product, id)).recommendation.countedBand, { band: 'A', basis: 'purchases' });
  };
  await stillA();
  const decide = (actor: Actor) => product.services.decideProfile({ actor, profileId: profile.id, decision: 'counts' });
  t.is((await decide(ADVISER)).kind, 'own');
  t.is((await decide(MERE_ADVISER)).kind, 'not-allowed');
  await stillA();
  t.like(await decide(OTHER), { kind: 'decided', profile: { status: 'counts', decidedBy: 'UOTHER' } });
  t.like((await adviceFor(product, id)).recommendation.countedBand, { band: 'C', basis: 'recorded' });
  const refusedLate = await product.services.decideProfile({ actor: OTHER, profileId: profile.id, decision: 'refused' });
  t.like(refusedLate, { kind: 'decided', profile: { status: 'counts' } });
});

const imported = async (t: ExecutionContext, product: Dependencies, rows: readonly string[], dryRun = false) => {
  const file = join(temporaryFolder(t), 'profiles.csv');
  writeFileSync(file, `${['client,band,assessed on', ...rows].join('\n')}\n`);
  return importProfiles(product.stores.riskProfiles, {
    file,
    mapping: null,
    zone: 'Asia/Kolkata',
    today: product.calendar.today(),
    acceptLoss: null,
    dryRun,
    who: 'somebody',
    now: product.clock.now(),
    newId: product.newId,
    spelled: product.spelledClients,
  });
};

test('profiles from a file count, and say whom the book lacks; the same file twice records nothing new', async (t) => {
  const product = await openTrainedProduct(t);
  const { id } = await derivedClient(product);
  const rows = [`${id},B,2026-06-01`, 'c_0042,moderate,2026-06-02', 'NOBODY,A,'];
  t.like(await imported(t, product, rows, true), { kind: 'imported', taken: 3 });
  t.like((await adviceFor(product, id)).recommendation.countedBand, { basis: 'purchases' }, 'a dry run');
  t.like(await imported(t, product, rows), { taken: 3, undated: 1, unknown: { count: 1, first: ['NOBODY'] }, bands: { A: 1, B: 2, C: 0 } });
  t.like((await adviceFor(product, id)).recommendation.countedBand, { band: 'B', basis: 'recorded' });
  t.like(await imported(t, product, rows), { taken: 0, duplicates: 3 });
});

test('a file with bands or days that are not understood is refused, and changes nothing', async (t) => {
  const product = await openTrainedProduct(t);
  const before = (await product.stores.riskProfiles.counting('all')).length;
  for (const row of ['C_0001,very brave,2026-06-01', 'C_0001,B,31/31/2026', 'C_0001,B,2027-06-01']) {
    t.like(await imported(t, product, [row]), { kind: 'refused' }, row);
  }
  t.is((await product.stores.riskProfiles.counting('all')).length, before);
});

test('clients of a file are looked up a few at once, and never by an id that cannot be stored', async (t) => {
  const product = await openTrainedProduct(t);
  let [underWay, most] = [0, 0];
  const asked: string[] = [];
  const source = {
    readClient: async (id: ClientId) => {
      asked.push(id);
      most = Math.max(most, ++underWay);
      await new Promise(setImmediate);
      underWay--;
      return null;
    },
  };
  const known = { named: async () => [] } as unknown as KnownClients;
  const rows = Array.from({ length: 10 }, (_, at) => `N${at},B,2026-06-01`);
  const spelled = spelledClients({ known, source });
  await imported(t, { ...product, spelledClients: spelled }, [...rows, `${'N'.repeat(300)},B,2026-06-01`], true);
  t.deepEqual(asked.toSorted(), rows.map((row) => row.slice(0, 2)).toSorted());
  t.is(most, 4);
});
