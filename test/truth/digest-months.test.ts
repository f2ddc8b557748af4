import test from 'ava';
import { surfacesOfDigest } from '../../src/cli/truth/advice-surfaces.ts';
import { worldOf } from '../../src/cli/truth/world-of.ts';
import { writeDemoBook } from '../../src/data/demo/write-demo-book.ts';
import { checkClaims, untrueInWords } from '../../src/truth/check-claims.ts';
import { recommendBond } from '../helpers/ask.ts';
import { openProduct } from '../helpers/product.ts';
import { ADMIN } from '../helpers/register-client.ts';
import { on } from '../helpers/samples/small-book.ts';
import { namesIn, unclaimedNumbers } from './unclaimed.ts';

test('what a digest claims is true: who moved since the reading before, over a training too, and who followed advice', async (t) => {
  t.timeout(300_000);
  const clock = { now: new Date('2025-05-20T10:00:00+05:30') };
  const product = await openProduct(t, {}, { clock: { now: () => clock.now } });
  await writeDemoBook(product.sourceDatabase, { clients: 300, referenceDay: on('2026-06-25'), now: new Date('2026-06-25T10:00:00+05:30') });
  const train = async (segments: number): Promise<void> => {
    t.is((await product.trainAdvisor({ segments, seed: 1, actorId: 'test' })).kind, 'trained');
  };
  await train(4);
  clock.now = new Date('2026-03-10T10:00:00+05:30');
  for (const id of [...(await worldOf(product)).clients.keys()].slice(0, 40)) await recommendBond(product.services, ADMIN, id);
  const kinds = new Set<string>();
  // Trained with as many segments, next to nobody would move.
  for (const [day, segments] of [
    ['2026-06-25T10:00:00+05:30', null],
    ['2026-06-26T10:00:00+05:30', 6],
  ] as const) {
    clock.now = new Date(day);
    if (segments === null) await product.refreshDesk({ actorId: 'test' });
    else await train(segments);
    const gathered = await product.gatherDigest({ channel: null, at: clock.now });
    if (gathered.kind !== 'digest') return t.fail(gathered.kind);
    const world = await worldOf(product);
    const surfaces = surfacesOfDigest(gathered.digest, product.calendar.zone);
    const claims = surfaces.flatMap((surface) => surface.claims);
    t.deepEqual(checkClaims(world, claims).map(untrueInWords), [], day);
    t.deepEqual([...new Set(surfaces.flatMap((surface) => unclaimedNumbers(surface, namesIn(world))))], [], day);
    for (const { kind, subject } of claims)
      kinds.add(kind === 'digest.moved' ? `${kind} ${gathered.digest.movement.kind}` : `${kind} ${subject.days ?? ''}`.trim());
  }
  const expected = [
    'digest.moved since',
    'digest.moved since-over-a-training',
    'digest.change',
    'uptake.bought 30',
    'uptake.share 90',
    'digest.shareBought',
  ];
  for (const kind of expected) t.true(kinds.has(kind), `nothing claims ${kind}: ${[...kinds].join(', ')}`);
});
