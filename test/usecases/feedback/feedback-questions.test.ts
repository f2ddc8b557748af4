import test, { type ExecutionContext } from 'ava';
import { type Actor, COMMAND_LINE } from '../../../src/usecases/actor/actor.ts';
import { recommendBond } from '../../helpers/ask.ts';
import { openTrainedProduct, TEST_NOW } from '../../helpers/product.ts';

const supervisor: Actor = { id: 'U0SUPER', role: 'supervisor', sees: 'all' };

/**
 * Recommendations to one client, so all in one cell. U0FAST gives twelve of them a thumbs down within six minutes, U0CALM gives the first a
 * thumbs up.
 */
const withFeedback = async (t: ExecutionContext) => {
  const product = await openTrainedProduct(t);
  const thumb = (eventId: string, recommendationId: string, advisorId: string, sign: 1 | -1, second: number) =>
    product.stores.feedback.append(
      { eventId, recommendationId, advisorId, key: 'button', sign, action: 'added', happenedAt: `${1_782_000_000 + second}.000000` },
      TEST_NOW,
    );
  let cell = { segment: '', bondType: '' };
  for (let at = 0; at < 12; at++) {
    const outcome = await recommendBond(product.services, supervisor, 'C_0042');
    if (outcome.kind !== 'recommended') throw new Error(outcome.kind);
    const { recommendation, id } = outcome.shown;
    // The first type may change while the thumbs count; they're all about what was first at the start.
    if (at === 0) cell = { segment: recommendation.segment.name, bondType: recommendation.recommended[0]?.bondType ?? '' };
    if (at === 0) await thumb('calm', id, 'U0CALM', 1, 0);
    await product.stores.recommendations.save({
      ...outcome.shown,
      id: `copy-${at}`,
      recommendation: {
        ...recommendation,
        recommended: recommendation.ranking.flatMap((type) =>
          type.bondType === cell.bondType ? [{ ...type, reasons: [], bonds: [] }] : [],
        ),
      },
    });
  }
  for (let at = 0; at < 12; at++) await thumb(`fast-${at}`, `copy-${at}`, 'U0FAST', -1, 1000 + 30 * at);
  return { product, cell };
};

const near = (left: number | undefined, right: number): boolean => Math.abs((left ?? Number.NaN) - right) < 1e-12;
/** By hand, for U0FAST's own clients: five downs' worth, 0.3 · −5 / (10 + 5). U0CALM's up counts for nothing there, because nobody else agrees. */
const FAST = (0.3 * -5) / 15;

test('a burst says who, where, how many, when, and what the bound left of it; only to admins', async (t) => {
  const { product, cell } = await withFeedback(t);
  const { feedbackBursts } = product.services;
  t.deepEqual(await feedbackBursts({ actor: supervisor }), { kind: 'not-allowed' });
  const outcome = await feedbackBursts({ actor: COMMAND_LINE });
  if (outcome.kind !== 'read') return t.fail(outcome.kind);
  const [burst, ...others] = outcome.bursts;
  t.deepEqual(others, []);
  t.like(burst, { kind: 'one-sided-advisor', advisors: ['U0FAST'], cell, up: 0, down: 12 });
  t.is((burst?.until.getTime() ?? 0) - (burst?.from.getTime() ?? 0), 330_000);
  t.is(burst?.bound.standing, 12);
  t.true(near(burst?.bound.counted, 5));
  t.true(near(burst?.bound.moves, FAST));
  const later = await feedbackBursts({ actor: COMMAND_LINE, since: new Date('2026-07-30T00:00:00Z') });
  t.deepEqual(later, { kind: 'read', version: 1, bursts: [] });
});

test('without somebody’s feedback the table is what everybody else’s makes it', async (t) => {
  const { product, cell } = await withFeedback(t);
  const stored = await product.stores.models.load(1);
  const [row, column] = [
    stored?.model.segments.findIndex(({ name }) => name === cell.segment) ?? -1,
    stored?.model.bondTypes.indexOf(cell.bondType) ?? -1,
  ];
  const bought = stored?.model.qTable.values[row]?.[column] ?? Number.NaN;
  const outcome = await product.services.replayWithout('U0FAST');
  if (outcome.kind !== 'replayed') return t.fail(outcome.kind);
  t.is(outcome.signs, 12);
  t.is(outcome.cells.length, 1);
  t.deepEqual(outcome.othersCells, []);
  t.like(outcome.cells[0], cell);
  t.true(near(outcome.cells[0]?.before, bought + FAST));
  t.true(near(outcome.cells[0]?.after, bought));
  t.true(near(outcome.qTable.values[row]?.[column], bought));
  t.deepEqual(await product.services.replayWithout('U0NOBODY'), {
    kind: 'unknown-advisor',
    known: [
      { advisorId: 'U0CALM', signs: 1 },
      { advisorId: 'U0FAST', signs: 12 },
    ],
  });
});
