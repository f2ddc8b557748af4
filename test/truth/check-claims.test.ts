import test from 'ava';
import { USUAL_POLICY } from '../../src/advisor/suitability/policy.ts';
import type { MadeClaim } from '../../src/claims/claim.ts';
import { collectClaims } from '../../src/claims/claim.ts';
import { worldOf } from '../../src/cli/truth/world-of.ts';
import { checkClaims, untrueInWords } from '../../src/truth/check-claims.ts';
import type { World } from '../../src/truth/world/world.ts';
import { NEWEST_LOOK } from '../../views/blocks/look.ts';
import { clientMessage, clientMoreMessage } from '../../views/client/client-message.ts';
import { lookUpClient } from '../helpers/ask.ts';
import { SUPERVISOR } from '../helpers/desk-surfaces.ts';
import { openTrainedProduct } from '../helpers/product.ts';

const NOBODY: World = {
  layout: 'firm',
  today: 20_600,
  holidays: new Set(),
  zone: 'Asia/Kolkata',
  clients: new Map(),
  intakes: new Map(),
  trades: [],
  tradesOf: new Map(),
  offers: [],
  sheets: [],
  notes: { bonds: new Map(), conventions: new Map(), taxes: [] },
  bondRules: { neverA: ['perpetual', 'Tier 1', 'market-linked'], mostOver: 0.04, sovereignYield: 0.07 },
  skipped: new Map(),
  product: null,
  kept: null,
  bandRules: { derivedCount: false, months: 12 },
  limits: USUAL_POLICY,
  costs: { stampDuty: [], fees: [] },
  profiles: new Map(),
};

const claimOf = (number: number, words: string): MadeClaim => ({
  kind: 'client.purchases',
  subject: { client: 'C_0042' },
  number,
  asOf: 20_600,
  words,
});

test('a wrong number and wrong words are both untrue, and said in one line', (t) => {
  const untrue = checkClaims(NOBODY, [claimOf(0, 'no purchases'), claimOf(2, '2 purchases'), claimOf(0, '3 purchases')]);
  t.deepEqual(untrue.map(untrueInWords), [
    'client.purchases of client C_0042 on 2026-05-27: "2 purchases" claims 2; the tables say 0',
    'client.purchases of client C_0042 on 2026-05-27: "3 purchases" claims 0; the number is right, but the words don\'t say it',
  ]);
});

test('what the page of every client of the demo book claims is true', async (t) => {
  const product = await openTrainedProduct(t);
  const { services } = product;
  const world = await worldOf(product);
  const claims: MadeClaim[] = [];
  for (const id of world.clients.keys()) {
    const found = await lookUpClient(services, SUPERVISOR, id);
    if (found.kind !== 'looked-up') throw new Error(`${id}: ${found.kind}`);
    claims.push(
      ...collectClaims(() => [clientMessage(found.lookup, NEWEST_LOOK, []), clientMoreMessage(found.lookup, NEWEST_LOOK, [])]).claims,
    );
  }
  t.true(claims.length > 100);
  t.deepEqual(checkClaims(world, claims).map(untrueInWords), []);
});
