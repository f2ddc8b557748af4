import { noStatisticsMessage, statisticsNotAllowedMessage } from '../../../views/family/family-answers.ts';
import { statisticsFigure } from '../../../views/family/statistics-figure.ts';
import { statisticsMessage } from '../../../views/family/statistics-message.ts';
import type { Actor } from '../../usecases/actor/actor.ts';
import type { Asker, Edge } from '../edge/edge.ts';
import { answerWith } from '../posting/illustrated.ts';
import type { DeliversAnswers } from '../posting/posting.ts';
import { tell } from '../posting/tell.ts';

export type ShowsFamilyStatistics = DeliversAnswers & Edge<'familyStatistics'>;

/** Answers with figures over all families, for those who may see them. */
export const answerFamilyStatistics = async (edge: ShowsFamilyStatistics, actor: Actor, asker: Asker): Promise<void> => {
  const outcome = await edge.services.familyStatistics({ actor });
  switch (outcome.kind) {
    case 'statistics': {
      const { statistics } = outcome;
      const figure = statisticsFigure(statistics);
      await answerWith(edge, asker, {
        figures: figure ? [figure] : [],
        draw: (look, [chart]) => statisticsMessage(statistics, outcome, { look, chart: chart ?? { kind: 'text' } }),
      });
      return;
    }
    case 'none-yet':
      return tell(edge, asker, noStatisticsMessage());
    case 'not-allowed':
      return tell(edge, asker, statisticsNotAllowedMessage());
  }
};
