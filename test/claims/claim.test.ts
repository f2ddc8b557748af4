import test from 'ava';
import { claim, collectClaims } from '../../src/claims/claim.ts';

const made = { kind: 'client.purchases', subject: { client: 'C_1' }, number: 4, asOf: 20_000 } as const;

test('a claim returns its words, whether or not somebody collects', (t) => {
  t.is(claim('4 purchases', made), '4 purchases');
  t.deepEqual(
    collectClaims(() => claim('4 purchases', made)),
    { built: '4 purchases', claims: [{ ...made, words: '4 purchases' }] },
  );
});

test('claims of a message inside another are its own, and a builder that throws leaves nothing behind', (t) => {
  const { built, claims } = collectClaims(() => {
    const inner = collectClaims(() => claim('inside', made)).claims.length;
    t.throws(() => collectClaims(() => JSON.parse(claim('not JSON', made))));
    return [inner, claim('outside', made)];
  });
  t.deepEqual(built, [1, 'outside']);
  t.deepEqual(claims, [{ ...made, words: 'outside' }]);
});
