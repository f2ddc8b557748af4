import test from 'ava';
import fc from 'fast-check';
import { issuerKey } from '../../../src/advisor/bonds/issuer-key.ts';
import { bandOfGrade, GRADES, type Grade } from '../../../src/advisor/bonds/rating.ts';
import type { ClientTrade } from '../../../src/advisor/book/client-trade.ts';
import { concentrationsOf } from '../../../src/advisor/family/concentration.ts';
import { exposureOf } from '../../../src/advisor/family/exposure.ts';
import { RATING_GROUPS, ratingGroupOf } from '../../../src/advisor/family/rating-groups.ts';
import { paiseFromRupees } from '../../../src/advisor/units.ts';
import { sampleTrade } from '../../helpers/samples/sample-family.ts';
import { on } from '../../helpers/samples/small-book.ts';

const DAY = on('2026-03-12');
const trade = (rupees: number, more: Partial<ClientTrade> = {}): ClientTrade => sampleTrade({ amount: paiseFromRupees(rupees), ...more });
const graded = (grade: Grade): Partial<ClientTrade> => ({ rating: { grade, suffix: null, agency: 'CRISIL' }, band: bandOfGrade(grade) });
const brief = (parts: ReadonlyArray<{ readonly name: string; readonly share: number }>) => parts.map(({ name, share }) => [name, share]);

test('what has not matured counts; what has, what may have and what is bought later does not', (t) => {
  const exposure = exposureOf(
    [
      trade(600, { maturityDay: on('2026-03-13') }),
      trade(400, { maturityDay: on('2030-01-01') }),
      trade(50, { maturityDay: DAY }),
      trade(30, { maturityDay: null }),
      trade(9_999, { day: on('2026-03-13') }),
    ],
    DAY,
  );
  t.is(exposure.outstanding, paiseFromRupees(1000));
  t.is(exposure.matured, paiseFromRupees(50));
  t.is(exposure.maturityUnknown, paiseFromRupees(30));
});

test('two spellings of an issuer are one; bonds without a recorded issuer are listed separately', (t) => {
  const exposure = exposureOf(
    [
      trade(300, { issuer: 'Sahyadri Finance Limited' }),
      trade(200, { issuer: 'SAHYADRI  FINANCE LTD.' }),
      trade(400, { issuer: 'Kaveri Power' }),
      trade(100, { issuer: null }),
    ],
    DAY,
  );
  t.deepEqual(brief(exposure.byIssuer), [
    ['Sahyadri Finance Limited', 0.5],
    ['Kaveri Power', 0.4],
  ]);
  t.is(exposure.issuerUnknown, paiseFromRupees(100));
});

test('ratings stand from the best group to none', (t) => {
  const exposure = exposureOf(
    [
      trade(100, { rating: null, band: null }),
      trade(200, graded('BB+')),
      trade(100, graded('D')),
      trade(300, graded('AA-')),
      trade(100, graded('AA+')),
      trade(200, { rating: null, band: 'A' }),
    ],
    DAY,
  );
  t.deepEqual(brief(exposure.byRating), [
    ['Government-backed', 0.2],
    ['AA', 0.4],
    ['BB+ and below', 0.2],
    ['In default', 0.1],
    ['Not rated', 0.1],
  ]);
});

test('every grade belongs to a group, and investment grade is never mixed with what is below', (t) => {
  for (const grade of GRADES) {
    const group = ratingGroupOf({ grade, suffix: 'CE', agency: null }, null);
    t.true(RATING_GROUPS.includes(group), grade);
    const band = bandOfGrade(grade);
    t.is(group === 'BB+ and below', band === 'C', grade);
    t.is(group === 'In default', band === 'default', grade);
  }
});

test('a limit is passed only by more than it allows, and each warning names what passes it', (t) => {
  const at = exposureOf(
    [trade(250, { issuer: 'A' }), trade(250, { issuer: 'B' }), trade(250, { issuer: 'C' }), trade(250, { issuer: 'D' })],
    DAY,
  );
  t.deepEqual(
    concentrationsOf(at).map(({ rule }) => rule.name),
    ['one-type'],
    'exactly a quarter is within; one type is all of it',
  );

  const beyond = exposureOf(
    [
      trade(260, { issuer: 'A', bondType: 'Green Bonds', ...graded('AA') }),
      trade(150, { issuer: 'B', bondType: 'High Yield Bonds', ...graded('BB') }),
      trade(60, { issuer: 'C', bondType: 'High Yield Bonds', ...graded('D') }),
      trade(530, { issuer: null, bondType: 'Corporate Bonds', rating: null, band: null }),
    ],
    DAY,
  );
  t.deepEqual(
    concentrationsOf(beyond).map(({ rule, of, share }) => [rule.name, of, Math.round(share * 100)]),
    [
      ['one-issuer', 'A', 26],
      ['below-investment-grade', 'BB+ and below', 21],
      ['not-rated', 'Not rated', 53],
    ],
  );
});

test('what a government owes is no concentration', (t) => {
  const gilts = { issuer: 'Government of India', bondType: 'Government Securities', ...graded('Sovereign') };
  t.deepEqual(concentrationsOf(exposureOf([trade(1000, gilts)], DAY)), []);
});

test('nothing outstanding has no shares and no warnings', (t) => {
  const exposure = exposureOf([], DAY);
  t.is(exposure.outstanding, paiseFromRupees(0));
  t.deepEqual([exposure.byIssuer, exposure.byType, exposure.byRating, concentrationsOf(exposure)], [[], [], [], []]);
});

test('the legal form, case and spaces tell no issuers apart; anything else does', (t) => {
  t.is(issuerKey(' Sahyadri Finance  Pvt. Ltd.'), issuerKey('sahyadri finance limited'));
  t.not(issuerKey('Sahyadri Finance'), issuerKey('Sahyadri Finance II'));
  t.is(issuerKey('Limited'), 'limited', 'a name that is nothing else stays');
});

test('by type and by rating everything outstanding is told, in whatever order the trades come', (t) => {
  const trades = fc.array(
    fc.record({
      rupees: fc.integer({ min: 1, max: 1e9 }),
      type: fc.constantFrom('A', 'B', 'C'),
      grade: fc.constantFrom(...GRADES),
      issuer: fc.constantFrom('X', 'x ltd', 'Y', null),
    }),
    { minLength: 1, maxLength: 30 },
  );
  fc.assert(
    fc.property(trades, (rows) => {
      const made = rows.map(({ rupees, type, grade, issuer }) => trade(rupees, { bondType: type, issuer, ...graded(grade) }));
      const exposure = exposureOf(made, DAY);
      const sum = (parts: ReadonlyArray<{ readonly amount: number }>) => parts.reduce((total, { amount }) => total + amount, 0);
      t.is(sum(exposure.byType), exposure.outstanding);
      t.is(sum(exposure.byRating), exposure.outstanding);
      t.is(sum(exposure.byIssuer) + exposure.issuerUnknown, exposure.outstanding);
      t.deepEqual(exposureOf([...made].reverse(), DAY), exposure);
    }),
  );
});
