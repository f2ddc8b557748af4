import test from 'ava';
import { scoreQuestionnaire } from '../../../src/advisor/intake/score-questionnaire.ts';
import { clientId } from '../../../src/advisor/units.ts';
import { bandArithmetic, bandInWords } from '../../../views/intake/band-arithmetic.ts';
import { intakeFactsLine, purposeLine } from '../../../views/intake/intake-facts-line.ts';
import { intakeFacts } from '../../helpers/samples/intake-facts.ts';

test('recorded facts are in one line, and missing ones are named', (t) => {
  t.is(
    intakeFactsLine(intakeFacts({ name: 'Asha Rao', parentId: clientId('C_0007') })),
    'Asha Rao · 41 years (born 21 Jul 1984) · Female · ₹25 lakh expected · money needed within 5 years · to give a regular income · family of C_0007',
  );
  t.is(
    intakeFactsLine(intakeFacts({ birthDay: null, age: 60, gender: null, horizonDays: null, objectives: ['keep', 'grow'] })),
    '60 years · gender not recorded · ₹25 lakh expected · no day when the money is needed · to keep the capital safe, grow',
  );
  t.regex(intakeFactsLine(intakeFacts({ horizonDays: 1461 })), /money needed within 1,461 days/, 'an answer of an older questionnaire');
  t.is(purposeLine(intakeFacts()), '₹25 lakh expected · money needed within 5 years · to give a regular income');
});

test('the arithmetic shows each answer’s points, the sum, its range, and the answer that caps the band', (t) => {
  const scored = scoreQuestionnaire({ horizon: '1y', objectives: ['grow'], loss: 'more', income: 'ample', experience: 'lower' });
  const said = JSON.stringify(bandArithmetic({ kind: 'questionnaire', band: scored.band, scored }, 41));
  t.true(said.includes('Risk band A'));
  t.true(said.includes('Horizon: Within 1 year · '));
  t.true(said.includes('Together 16 of 20; 14 to 20 points are band C.'));
  t.true(said.includes('But “Within 1 year” allows band A at most.'));
  t.is(
    bandInWords({ kind: 'questionnaire', band: 'A', scored }),
    'Risk band A by the questionnaire, 16 of 20 points would be C, but “Within 1 year” allows A at most',
  );
  t.is(bandInWords(intakeFacts().band), 'Risk band B by the questionnaire, 11 of 20 points', '2 + 2 + 2 + 3 + 2');
});

test('a chosen band is shown with its reason', (t) => {
  const band = { kind: 'chosen', band: 'C', reason: 'Held such bonds for years' } as const;
  t.is(bandInWords(band), 'Risk band C, chosen (band A counts until a supervisor or admin approves it): Held such bonds for years');
  const said = JSON.stringify(bandArithmetic(band, 78));
  t.true(said.includes('Held such bonds for years'));
  t.true(said.includes('age: the client is 78'), 'each conflict is named');
});
