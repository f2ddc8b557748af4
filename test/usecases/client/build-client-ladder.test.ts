import test from 'ava';
import type { LadderWish } from '../../../src/advisor/ladder/ladder.ts';
import { bandAllows } from '../../../src/advisor/suitability/judge-bond.ts';
import { paiseFromRupees } from '../../../src/advisor/units.ts';
import type { Actor } from '../../../src/usecases/actor/actor.ts';
import { type BookSource, SourceUnavailableError } from '../../../src/usecases/ports/book-source.ts';
import { buildLadder } from '../../helpers/ask.ts';
import { openProduct, openTrainedProduct } from '../../helpers/product.ts';

const supervisor: Actor = { id: 'U0SUPER', role: 'supervisor', sees: 'all' };
const wish: LadderWish = { amount: paiseFromRupees(2_500_000), years: 5, lowestGrade: 'C-', callable: true };

test('a ladder holds only what suits the client, whatever is wished for, and the look is in the audit log', async (t) => {
  const { services, database } = await openTrainedProduct(t);
  for (const clientId of ['C_0001', 'C_0042', 'C_0077']) {
    const outcome = await buildLadder(services, supervisor, clientId, wish);
    if (outcome.kind !== 'built') return t.fail(outcome.kind);
    const { ladder, profile } = outcome.built;
    t.is(ladder.rungs.length, 5);
    t.is(ladder.asOf, profile.asOf);
    const bonds = ladder.rungs.flatMap(({ places }) => places.map(({ bond }) => bond));
    t.true(bonds.length > 0);
    t.true(bonds.every(({ band }) => bandAllows(profile.riskBand, band)));
    t.is(ladder.placed + ladder.unplaced, wish.amount as number);
  }
  const rows = await database.knex('advisor_audit').where({ action: 'client.ladder' });
  t.is(rows.length, 3);
});

test('no model is needed, another adviser’s client is unknown, and without the book there is no ladder', async (t) => {
  const trained = await openTrainedProduct(t);
  const product = await openProduct(t, {}, { source: trained.source });
  t.is((await buildLadder(product.services, supervisor, 'C_0042', wish)).kind, 'built');
  const foreign: Actor = { id: 'U0ADVISOR', role: 'advisor', sees: ['2'] };
  t.is((await buildLadder(product.services, foreign, 'C_0042', wish)).kind, 'unknown-client');
  const away = async (): Promise<never> => {
    throw new SourceUnavailableError('the book is away');
  };
  Object.assign(trained.source, { readClient: away } satisfies Partial<BookSource>);
  t.deepEqual(await buildLadder(trained.services, supervisor, 'C_0042', wish), { kind: 'source-down' });
});
