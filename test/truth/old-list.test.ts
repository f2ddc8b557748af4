import test from 'ava';
import { surfacesOfDesk } from '../../src/cli/truth/advice-surfaces.ts';
import { worldOf } from '../../src/cli/truth/world-of.ts';
import { checkClaims, untrueInWords } from '../../src/truth/check-claims.ts';
import { openTrainedProduct, TEST_NOW } from '../helpers/product.ts';
import { ADMIN } from '../helpers/register-client.ts';

test('a list of calls that was read days ago is true today: it says how far ahead it reaches, what matured since, and in what order', async (t) => {
  const clock = { now: TEST_NOW };
  const product = await openTrainedProduct(t, {}, { clock: { now: () => clock.now } });
  const said = new Set<string>();
  for (const days of [0, 1, 6, 30, 31]) {
    clock.now = new Date(TEST_NOW.getTime() + days * 86_400_000);
    const surfaces = (await surfacesOfDesk(product, ADMIN)).filter(({ name }) => name !== 'digest');
    // Home’s other figures are those of the reading, and say so; gone quiet is what a client had become by then.
    const claims = surfaces.flatMap((surface) => surface.claims).filter(({ kind }) => /^(calls?|maturing|matured)\./.test(kind));
    t.deepEqual(checkClaims(await worldOf(product), claims).map(untrueInWords), [], `${days} days later`);
    for (const { kind, words } of claims)
      if (/^calls\.(reach|maturedSinceDays|idlePlace)$/.test(kind)) said.add(kind === 'calls.reach' ? words : kind);
  }
  t.deepEqual([...said].sort(), ['calls.idlePlace', 'calls.maturedSinceDays', 'within 24 days', 'within 29 days', 'within 30 days']);
});
