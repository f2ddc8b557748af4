import { offersByType } from '../../advisor/advice/recommend.ts';
import { newestDay } from '../../advisor/book/newest-day.ts';
import type { OldBook } from '../../advisor/calendar/old-book.ts';
import { type Evaluation, evaluate } from '../../advisor/evaluation/evaluate.ts';
import type { TrainSettings } from '../../advisor/model/model.ts';
import { NotEnoughToLearnError } from '../../advisor/not-enough-to-learn-error.ts';
import {
  estimateFirstPlaces,
  type FirstPlaceEstimates,
  type JudgedRecommendation,
} from '../../advisor/off-policy/estimate-first-places.ts';
import { seededRandom } from '../../advisor/random.ts';
import type { SuitabilityPolicy } from '../../advisor/suitability/policy.ts';
import { type JudgedPorts, judgedRecommendations } from '../exploration/judged-recommendations.ts';
import { type BookSource, SourceUnavailableError } from '../ports/book-source.ts';
import type { DeskCalendar } from '../ports/clock.ts';

export type EvaluateAdvisorOutcome =
  /** `offPolicy`: what judged recommendations say of other ways to fill the first place, and what their outcomes say. */
  | { readonly kind: 'evaluated'; readonly evaluation: Evaluation; readonly offPolicy: OffPolicy; readonly oldBook: OldBook | null }
  | { readonly kind: 'not-enough'; readonly reason: string }
  | { readonly kind: 'source-down'; readonly message: string };

/** By advisers' judgements, and by what clients then bought. */
export interface OffPolicy extends FirstPlaceEstimates {
  readonly outcomes: FirstPlaceEstimates;
}

const DRAWS = 2000;

/** Evaluates on the current book. Heavy: run it in a worker. */
export const evaluateAdvisor =
  (
    ports: {
      readonly source: BookSource;
      readonly calendar: Pick<DeskCalendar, 'today' | 'oldBook'>;
      readonly suitabilityPolicy: SuitabilityPolicy;
    } & JudgedPorts,
  ) =>
  async (request: TrainSettings, onProgress: (share: number) => void = () => {}): Promise<EvaluateAdvisorOutcome> => {
    try {
      const { book } = await ports.source.readBook();
      // What would be shown is checked bond by bond, on the bonds that are on offer now.
      const [today, newest] = [ports.calendar.today(), newestDay(book)];
      const offers = offersByType(await ports.source.readBondsOnOffer(today, newest));
      const judged = await judgedRecommendations(ports);
      const estimate = (rounds: readonly JudgedRecommendation[]): FirstPlaceEstimates =>
        estimateFirstPlaces(rounds, { draws: DRAWS, random: seededRandom(request.seed) });
      const offPolicy = { ...estimate(judged.thumbs), outcomes: estimate(judged.outcomes) };
      return {
        kind: 'evaluated',
        evaluation: evaluate(book, request, { offers, suitabilityPolicy: ports.suitabilityPolicy, onProgress }),
        offPolicy,
        oldBook: ports.calendar.oldBook(newest, today),
      };
    } catch (error) {
      if (error instanceof NotEnoughToLearnError) return { kind: 'not-enough', reason: error.message };
      if (error instanceof SourceUnavailableError) return { kind: 'source-down', message: error.message };
      throw error;
    }
  };
