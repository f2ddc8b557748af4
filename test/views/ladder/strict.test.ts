import { addDays, clientId, paiseFromRupees } from '../../../src/advisor/units.ts';
import { type ChartLook, NEWEST_LOOK, PLAINEST_LOOK } from '../../../views/blocks/look.ts';
import { ladderMessage } from '../../../views/ladder/ladder-message.ts';
import { ladderModal } from '../../../views/ladder/ladder-modal.ts';
import { noOffersMessage } from '../../../views/ladder/no-offers.ts';
import { ladderBond, ladderWish, sampleLadder } from '../../helpers/samples/sample-ladder.ts';
import { dayOf, sampleProfile } from '../../helpers/samples/sample-recommendation.ts';
import { type Builders, strictViews, times } from '../../helpers/slack/strict-views.ts';

const CHARTS: ReadonlyArray<readonly ChartLook[]> = [[{ kind: 'native' }], [{ kind: 'file', file: 'F0CHART' }], [{ kind: 'text' }], []];

const BUILDERS: Builders = {
  'ladder-message': (words, size) => {
    const profile = sampleProfile({ clientId: clientId(words || 'C'), name: words, parentId: clientId(words || 'P') });
    const bonds = times(size, (at) =>
      ladderBond(`${words}${at}`, '2027-01-01', {
        issuer: words,
        maturityDay: addDays(dayOf('2026-03-12'), 15 * (at + 1)),
        yieldFrom: 'last-trade',
        yieldDay: dayOf('2026-01-01'),
        minimumInvestment: at % 2 === 0 ? paiseFromRupees(1_000_000_000) : null,
        ...(at % 3 === 0 && { namedCallable: true as const }),
      }),
    );
    const amount = paiseFromRupees(10_000_000_000);
    return [1, 10].flatMap((years) =>
      [years === 1].flatMap((callable) => {
        const built = sampleLadder(bonds, ladderWish({ years, amount, callable, lowestGrade: 'AAA' }), { profile });
        const filled = sampleLadder(bonds, ladderWish({ years, amount, callable, lowestGrade: 'C-' }), { profile });
        return [built, filled].flatMap((each) =>
          CHARTS.flatMap((charts) =>
            [NEWEST_LOOK, { ...NEWEST_LOOK, folds: false }, PLAINEST_LOOK].map((look) => ladderMessage(each, look, charts)),
          ),
        );
      }),
    );
  },
  'ladder-modal': (words) => [ladderModal(words, 'x'.repeat(3000))],
  'no-offers': () => [noOffersMessage()],
};

strictViews('ladder', BUILDERS, ['ladder-figure', 'ladder-notes', 'ladder-table', 'rung-words']);
