import test from 'ava';
import { changeSections } from '../../../views/models/version-change-sections.ts';
import { modelActivatedMessage, versionChangesMessage } from '../../../views/models/version-changes.ts';
import { sampleChanges, sampleFacts, sampleQuality } from '../../helpers/samples/sample-versions.ts';

const linesOf = (heading: string, changes = sampleChanges()): readonly string[] =>
  changeSections(changes).find((section) => section.heading === heading)?.lines ?? [];

test('the page shows each setting and figure before and after', (t) => {
  t.deepEqual(
    changeSections(sampleChanges()).map(({ heading }) => heading),
    [
      'Learned from',
      'Settings',
      'Segments',
      'Who moved',
      'What changed most in what segments buy',
      'Bond types',
      'Quality on purchases not seen',
      'Gate',
    ],
  );
  t.deepEqual(linesOf('Learned from'), ['Book up to: 9 Mar 2026 → 30 Jun 2026', 'Clients: 600 → 640', 'Purchases: 5,970 → 6,200']);
  t.deepEqual(linesOf('Settings'), ['5 segments, seed 1, as before']);
  t.deepEqual(linesOf('Segments'), [
    'Mature Investors, now Mature Conservative Investors: 134 → 140 clients; 92% of the clients of either are in both',
    'New: Young Investors (40 clients)',
    'Gone: Investors (30 clients)',
  ]);
  t.deepEqual(linesOf('Who moved'), [
    '45 of 600 clients (8%) are in another segment.',
    'Mature Investors → Young Investors: 38 clients',
    'Smaller movements: 7 clients in all',
  ]);
  t.deepEqual(linesOf('What changed most in what segments buy'), [
    'Treasury Bills, Mature Conservative Investors: bought on 31% → 42% of occasions',
  ]);
  t.deepEqual(linesOf('Bond types'), ['New: Green Bonds']);
  t.deepEqual(linesOf('Gate'), ['Model 3 passed.', 'Model 4 passed and is active.']);
});

test('one client who moved is in another segment', (t) => {
  const movements = { clients: 300, moved: 1, largest: [], others: { movements: 1, clients: 1 } };
  const changes = sampleChanges({ movements });
  t.is(linesOf('Who moved', changes)[0], '1 of 300 clients (under 1%) is in another segment.');
});

test('the size of a very small segment stays vague', (t) => {
  const few = { id: 1, name: 'Investors', size: 2 };
  const segments = [
    { before: few, after: { ...few, size: 9 }, share: 0.5 },
    { before: null, after: few, share: null },
  ];
  t.deepEqual(linesOf('Segments', sampleChanges({ segments })), [
    'Investors: fewer than five clients → 9 clients; 50% of the clients of either are in both',
    'New: Investors (fewer than five clients)',
  ]);
});

test('a retraining on the same book without movements says so', (t) => {
  const nobody = { clients: 600, moved: 0, largest: [], others: { movements: 0, clients: 0 } };
  const changes = sampleChanges({ isSameBook: true, movements: nobody, cells: [], newTypes: [] });
  t.deepEqual(linesOf('Who moved', changes), ['Nobody: all 600 clients stay where they were.']);
  t.regex(linesOf('Learned from', changes)[0] ?? '', /very same book/);
  t.deepEqual(linesOf('Bond types', changes), []);
});

test('whether quality differs is judged by the intervals, and a missing measurement is named', (t) => {
  t.regex(linesOf('Quality on purchases not seen')[2] ?? '', /intervals overlap/);
  const better = sampleFacts(4, { quality: sampleQuality({ hitAt1: 0.6, hitAt1Ci95: [0.55, 0.65] }) });
  t.is(linesOf('Quality on purchases not seen', sampleChanges({ after: better }))[2], 'The 95% intervals don’t overlap.');
  t.deepEqual(linesOf('Quality on purchases not seen', sampleChanges({ after: sampleFacts(4, { quality: null }) })), [
    'First type bought next: 45.0% (40.7 to 48.4) → not measured',
  ]);
});

test('an unknown or damaged version gets an answer in words', (t) => {
  t.regex(versionChangesMessage({ kind: 'unknown-version', version: 9 }).text, /no model version 9/);
  t.regex(modelActivatedMessage({ kind: 'damaged-version', version: 9, reason: 'x' }).text, /Model 9 is damaged/);
  t.regex(modelActivatedMessage({ kind: 'refused-by-gate', version: 9, reasons: 'worse' }).text, /didn't pass its gate.*worse/);
  t.regex(
    modelActivatedMessage({ kind: 'activated', version: 4, changes: sampleChanges() }).text,
    /^Model 4 is active, after model 3: 8% of the clients/,
  );
});
