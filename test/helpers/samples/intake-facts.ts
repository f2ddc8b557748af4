import type { IntakeFacts } from '../../../src/advisor/intake/intake-facts.ts';
import { scoreQuestionnaire } from '../../../src/advisor/intake/score-questionnaire.ts';
import { paiseFromRupees } from '../../../src/advisor/units.ts';
import { on } from './small-book.ts';

/** Facts of a completed intake: a woman born in 1984, band B by the questionnaire, a horizon of five years, ₹25 lakh. */
export const intakeFacts = (more: Partial<IntakeFacts> = {}): IntakeFacts => ({
  on: on('2026-06-30'),
  birthDay: on('1984-07-21'),
  age: null,
  gender: 'F',
  band: {
    kind: 'questionnaire',
    band: 'B',
    scored: scoreQuestionnaire({ horizon: '5y', objectives: ['income'], loss: '10', income: 'steady', experience: 'funds' }),
  },
  horizonDays: 1826,
  objectives: ['income'],
  expectedAmount: paiseFromRupees(2_500_000),
  parentId: null,
  name: null,
  ...more,
});
