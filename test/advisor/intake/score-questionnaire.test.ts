import test from 'ava';
import fc from 'fast-check';
import { MOST_POINTS, QUESTIONS } from '../../../src/advisor/intake/questionnaire.ts';
import { type Answers, bandOfPoints, scoreQuestionnaire } from '../../../src/advisor/intake/score-questionnaire.ts';

const answers = (more: Partial<Answers> = {}): Answers => ({
  horizon: '5y',
  objectives: ['income'],
  loss: '10',
  income: 'steady',
  experience: 'funds',
  ...more,
});

test('the arithmetic is one line a question, a sum and a band: 2 + 2 + 2 + 3 + 2 is 11 of 20, which is B', (t) => {
  const scored = scoreQuestionnaire(answers());
  t.deepEqual(
    scored.rows.map(({ question, points }) => `${question} ${points}`),
    ['Horizon 2', 'Objectives 2', 'Loss tolerance 2', 'Income stability 3', 'Experience 2'],
  );
  t.like(scored, { sum: 11, most: 20, bandOfSum: 'B', band: 'B' });
  t.is(scored.rows[0]?.answer, 'Within 5 years');
});

test('of several objectives the most cautious counts, and the line says which', (t) => {
  const scored = scoreQuestionnaire(answers({ objectives: ['grow', 'keep'] }));
  t.like(scored.rows[1], { points: 0, answer: 'Keep the capital safe, Grow; “Keep the capital safe” counts' });
  t.is(scored.sum, 9);
});

test('the thresholds are 0 to 7 for A, 8 to 13 for B, 14 and more for C', (t) => {
  t.is([...Array(21).keys()].map((points) => bandOfPoints(points)).join(''), 'AAAAAAAABBBBBBCCCCCCC');
  t.is(MOST_POINTS, 20);
  t.is([...Array(21).keys()].map((points) => bandOfPoints(points, { B: 3, C: 19 })).join(''), 'AAABBBBBBBBBBBBBBBBCC', 'or the desk’s own');
});

test('who needs the money within a year, or would sell at any loss, gets A whatever the sum', (t) => {
  const bold = answers({ horizon: 'open', objectives: ['grow'], loss: 'more', income: 'ample', experience: 'lower' });
  t.like(scoreQuestionnaire(bold), { sum: 20, band: 'C' });
  t.like(scoreQuestionnaire({ ...bold, horizon: '1y' }), { sum: 16, bandOfSum: 'C', band: 'A' });
  t.like(scoreQuestionnaire({ ...bold, loss: 'none' }), { sum: 16, bandOfSum: 'C', band: 'A' });
});

test('a missing or unknown answer is an error, never a guess', (t) => {
  for (const wrong of [{ horizon: '' }, { loss: 'everything' }, { objectives: [] }, { objectives: ['keep', 'rob a bank'] }]) {
    t.throws(() => scoreQuestionnaire(answers(wrong)), { instanceOf: RangeError });
  }
});

const anyOf = (id: string) =>
  fc.constantFrom(...(QUESTIONS.find((question) => question.id === id)?.answers ?? []).map((answer) => answer.id));
const anyAnswers = fc.record({
  horizon: anyOf('horizon'),
  objectives: fc.uniqueArray(anyOf('objectives'), { minLength: 1 }),
  loss: anyOf('loss'),
  income: anyOf('income'),
  experience: anyOf('experience'),
});

test('the band is never bolder than the sum gives, and the sum is that of the lines', (t) => {
  fc.assert(
    fc.property(anyAnswers, (given) => {
      const { rows, sum, band, bandOfSum, most } = scoreQuestionnaire(given);
      return band <= bandOfSum && sum === rows.reduce((total, { points }) => total + points, 0) && sum >= 0 && sum <= most;
    }),
  );
  t.pass();
});

test('one more objective never makes the band bolder', (t) => {
  fc.assert(
    fc.property(anyAnswers, anyOf('objectives'), (given, more) => {
      const wider = { ...given, objectives: [...new Set([...given.objectives, more])] };
      return scoreQuestionnaire(wider).band <= scoreQuestionnaire(given).band;
    }),
  );
  t.pass();
});

test('every answer fits an option of Slack and every id is there once', (t) => {
  for (const { answers: choices } of QUESTIONS) {
    t.is(new Set(choices.map(({ id }) => id)).size, choices.length);
    t.true(choices.every(({ says }) => says.length <= 75));
  }
});
