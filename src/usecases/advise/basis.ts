import type { Day } from '../../advisor/units.ts';
import type { FeedbackFold } from '../../advisor/values/feedback-fold.ts';
import type { FeedbackLedger } from '../ledger/feedback-ledger.ts';
import type { DeskCalendar } from '../ports/clock.ts';
import type { ModelStore, StoredModel } from '../ports/model-store.ts';
import type { ActiveModel } from '../serving/active-model.ts';
import { modelOfDay } from '../serving/model-of-day.ts';

/** The model and the feedback that advice rests on. */
export interface Basis {
  readonly stored: StoredModel;
  readonly feedback: FeedbackFold;
  /** Advice for a past day from the model that's active now, because the one of that day isn't known. */
  readonly modelOfNow?: true;
}

export interface BasisPorts {
  readonly activeModel: Pick<ActiveModel, 'current'>;
  readonly models: Pick<ModelStore, 'activeAt' | 'load'>;
  readonly ledger: Pick<FeedbackLedger, 'fold' | 'foldUntil'>;
  readonly calendar: Pick<DeskCalendar, 'endOf'>;
}

/**
 * What advice rests on now, or rested on when a past day ended. Null: no model answers.
 * @param replayed the past day; null: now
 */
export const basisOf = async (ports: BasisPorts, replayed: Day | null): Promise<Basis | null> => {
  const ofDay = replayed === null ? null : await modelOfDay(ports, replayed);
  const stored = ofDay ?? (await ports.activeModel.current());
  if (!stored) return null;
  if (replayed === null) return { stored, feedback: await ports.ledger.fold(stored) };
  const feedback = await ports.ledger.foldUntil(stored, ports.calendar.endOf(replayed));
  return { stored, feedback, ...(!ofDay && { modelOfNow: true }) };
};
