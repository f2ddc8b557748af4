import { lastWholeDay } from '../../advisor/digest/book-figures.ts';
import { daysBefore } from '../../advisor/units.ts';
import { type FeedbackEvent, latestOf, OUTCOME_KEY, OUTCOMES_BY } from '../../advisor/values/feedback.ts';
import { OUTCOME_DAYS } from '../../advisor/values/outcomes.ts';
import { type ReadOutcome, readOutcomes, type ShownAction } from '../../advisor/values/read-outcomes.ts';
import { type AuditPorts, auditTrail } from '../actor/audit-trail.ts';
import type { DeskInput } from '../desk/aggregators.ts';
import type { AdviceHistory } from '../ports/advice-history.ts';
import type { DeskCalendar } from '../ports/clock.ts';
import type { FeedbackStore } from '../ports/feedback-store.ts';
import { isRegisteredId, type RegisteredClients } from '../ports/registered-clients.ts';

/** A purchase that reaches the book later than this after its recommendation doesn't change the outcome any more. */
const LOOK_BACK_DAYS = 200;

export interface KeepOutcomesPorts extends AuditPorts {
  readonly adviceHistory: AdviceHistory;
  readonly feedback: FeedbackStore;
  readonly registered: Pick<RegisteredClients, 'find'>;
  readonly calendar: Pick<DeskCalendar, 'dayOf'>;
}

interface Shown extends ShownAction {
  readonly propensity: number | null;
}

/**
 * Keeps what followed recommendations as feedback rows, from a book that was just read. A row is only added where the book says something else than
 * the rows do: a first outcome, a purchase that arrived late or was corrected, or an outcome that isn't known any more. The row's id names the
 * recommendation and how many rows it had, so of two processes that read the same book one adds it.
 */
export const keepOutcomes =
  (ports: KeepOutcomesPorts) =>
  async ({ book, dataAsOf }: Pick<DeskInput, 'book' | 'dataAsOf'>, takenAt: Date): Promise<void> => {
    const since = ports.calendar.dayOf(daysBefore(takenAt, LOOK_BACK_DAYS)) + OUTCOME_DAYS;
    const shown = await shownSince(ports, daysBefore(takenAt, LOOK_BACK_DAYS), takenAt);
    const until = lastWholeDay(dataAsOf, ports.calendar.dayOf(takenAt));
    const read = readOutcomes(book, [...shown.values()], until);
    // Before this day we don't know whether the same was shown shortly before.
    const isMeant = (id: string): boolean => (shown.get(id)?.day ?? 0) > since;
    const rows = (await ports.feedback.since(0)).filter(({ key }) => key === OUTCOME_KEY);
    const counts = new Map<string, number>();
    for (const { recommendationId } of rows) counts.set(recommendationId, (counts.get(recommendationId) ?? 0) + 1);
    const latest = new Map(latestOf(rows, ({ recommendationId }) => recommendationId).map((row) => [row.recommendationId, row]));
    const add = async (id: string, said: Pick<FeedbackEvent, 'sign' | 'action' | 'outcome'>): Promise<void> => {
      const event = {
        eventId: `${OUTCOME_KEY}:${id}:${counts.get(id) ?? 0}`,
        recommendationId: id,
        advisorId: OUTCOMES_BY,
        key: OUTCOME_KEY,
        ...said,
        happenedAt: instantAfter(takenAt, latest.get(id)?.happenedAt),
      };
      const detail = { recommendation: id, sign: said.sign, action: said.action };
      const deed = { at: takenAt, actor: { id: OUTCOMES_BY }, action: 'outcome.record', clientId: null, detail };
      await auditTrail(ports).keep(event, deed, (noted) => ports.feedback.append(event, takenAt, noted));
    };
    for (const outcome of read.known) {
      const { recommendationId: id, isBought, types } = outcome;
      if (isMeant(id) && !isSame(latest.get(id), outcome))
        await add(id, { sign: isBought ? 1 : -1, action: 'added', outcome: { types, propensity: shown.get(id)?.propensity ?? null } });
    }
    for (const id of read.unknown) {
      const known = latest.get(id);
      if (isMeant(id) && known?.action === 'added')
        await add(id, { sign: known.sign, action: 'removed', ...(known.outcome && { outcome: known.outcome }) });
    }
  };

/** By recommendation. A client who was linked to the book is looked up there. */
const shownSince = async (
  { adviceHistory, registered, calendar }: KeepOutcomesPorts,
  from: Date,
  until: Date,
): Promise<ReadonlyMap<string, Shown>> => {
  const shown = new Map<string, Shown>();
  for await (const batch of adviceHistory.shown(from, until)) {
    for (const { id, clientId, shownAt, bondTypes, lastTradeDay, propensity } of batch) {
      const [bondType] = bondTypes;
      if (bondType === undefined) continue;
      const bookId = isRegisteredId(clientId) ? (await registered.find(clientId))?.bookId : null;
      const day = calendar.dayOf(shownAt);
      shown.set(id, { recommendationId: id, clientId: bookId ?? clientId, day, shownAt, bondType, lastTradeDay, propensity });
    }
  }
  return shown;
};

const isSame = (row: FeedbackEvent | undefined, { isBought, types }: ReadOutcome): boolean =>
  row?.action === 'added' && row.sign === (isBought ? 1 : -1) && row.outcome?.types === types;

/** When it was read, in the form of Slack's times; later than the row before, whatever the clocks say. */
const instantAfter = (at: Date, before: string | undefined): string => {
  const seconds = Math.max(at.getTime() / 1000, before === undefined ? 0 : Number(before) + 0.001);
  return seconds.toFixed(6);
};
