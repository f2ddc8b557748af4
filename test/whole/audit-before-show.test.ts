import test from 'ava';
import { paiseFromRupees } from '../../src/advisor/units.ts';
import type { Dependencies } from '../../src/deps.ts';
import type { Actor } from '../../src/usecases/actor/actor.ts';
import { buildLadder, compareClients, lookUpClient, recommendBond, reviewFamily } from '../helpers/ask.ts';
import { openTrainedProduct } from '../helpers/product.ts';
import { intakeFacts } from '../helpers/samples/intake-facts.ts';

const ACTOR: Actor = { id: 'U1', role: 'advisor', sees: ['1'] };
const LADDER = { amount: paiseFromRupees(500_000), years: 3, lowestGrade: 'A-', callable: false } as const;

interface Known {
  /** Two clients of manager 1, one of them an account holder, and a registered client. */
  readonly own: string;
  readonly other: string;
  readonly registered: string;
}

/** Everything that shows client details to the asker. */
const SHOWS: Readonly<Record<string, (services: Dependencies['services'], known: Known) => Promise<unknown>>> = {
  'a recommendation': (services, { own }) => recommendBond(services, ACTOR, own),
  'a lookup': (services, { own }) => lookUpClient(services, ACTOR, own),
  'a ladder': (services, { own }) => buildLadder(services, ACTOR, own, LADDER),
  'a family': (services, { own }) => reviewFamily(services, ACTOR, own),
  'a client alone': (services, { registered }) => reviewFamily(services, ACTOR, registered),
  'a comparison': (services, { own, other }) => compareClients(services, ACTOR, own, other),
  'a likely duplicate': (services) => services.previewIntake({ actor: ACTOR, facts: intakeFacts({ name: 'Asha Rao' }) }),
  'what linking would do': (services, { registered, own }) => services.previewLink({ actor: ACTOR, registered, bookId: own }),
  'whom a message names': (services, { own }) => services.findNamedClients({ actor: ACTOR, text: `Call ${own}` }),
  'a type-ahead': (services, { own }) => services.searchClients({ actor: ACTOR, text: own, limit: 5 }),
};

for (const [what, ask] of Object.entries(SHOWS)) {
  test(`nobody sees ${what} that could not be written to the audit log`, async (t) => {
    const { services, stores, database } = await openTrainedProduct(t);
    const made = await services.registerClient({ actor: ACTOR, intakeId: 'form', facts: intakeFacts({ name: 'Asha Rao' }) });
    const holder = await database
      .knex('user_members')
      .join('users', 'users.id', 'user_members.parent_id')
      .where('users.rm_id', 1)
      .first('users.client_id as id');
    const other = await database.knex('users').where({ rm_id: 1 }).whereNot({ client_id: holder.id }).first('client_id as id');
    const known = { own: String(holder.id), other: String(other.id), registered: made.kind === 'registered' ? made.client.id : '' };
    await t.notThrowsAsync(async () => ask(services, known));
    const rows = await database.knex('advisor_audit').where({ actor_id: ACTOR.id }).whereNot({ action: 'client.register' });
    t.true(rows.length > 0, 'the look is in the audit log');
    const away = async (): Promise<never> => {
      throw new Error('the audit log is away');
    };
    Object.assign(stores.audit, { append: away, keep: away });
    await t.throwsAsync(async () => ask(services, known), { message: 'the audit log is away' });
  });
}
