import { type AdviceShown, adviceUptake } from '../../advisor/digest/advice-uptake.ts';
import { boughtByWindow, lastWholeDay } from '../../advisor/digest/book-figures.ts';
import { uptakeBy } from '../../advisor/digest/uptake-by.ts';
import { daysBefore } from '../../advisor/units.ts';
import type { DeskInput } from '../desk/aggregators.ts';
import type { FeedbackLedger } from '../ledger/feedback-ledger.ts';
import type { AdviceHistory } from '../ports/advice-history.ts';
import type { DeskCalendar } from '../ports/clock.ts';
import type { DigestFiguresStore } from '../ports/digest-figures.ts';
import type { SegmentCensuses } from '../ports/segment-census.ts';

/** Days in which a client may buy what was shown. */
const UPTAKE_DAYS = [30, 90];
/** Neither of the two reaches further back than this. */
const ADVICE_SINCE_DAYS = 200;

export interface KeepDigestFiguresPorts {
  readonly digestFigures: DigestFiguresStore;
  readonly censuses: SegmentCensuses;
  readonly adviceHistory: AdviceHistory;
  readonly ledger: Pick<FeedbackLedger, 'followed'>;
  readonly calendar: Pick<DeskCalendar, 'dayOf'>;
}

/** Keeps what the digest needs of a book that was just read: what was bought, whether advice was followed, and who is in which segment. */
export const keepDigestFigures =
  ({ digestFigures, censuses, adviceHistory, ledger, calendar }: KeepDigestFiguresPorts) =>
  async ({ book, dataAsOf, segments, model, version }: DeskInput, takenAt: Date): Promise<void> => {
    const shown: AdviceShown[] = [];
    const since = daysBefore(takenAt, ADVICE_SINCE_DAYS);
    for await (const batch of adviceHistory.shown(since, takenAt)) {
      for (const { shownAt, ...advice } of batch) shown.push({ ...advice, day: calendar.dayOf(shownAt) });
    }
    const until = lastWholeDay(dataAsOf, calendar.dayOf(takenAt));
    await censuses.save({ modelVersion: version, takenAt, ids: book.clients.map(({ id }) => id), segments });
    const segmentNames = model.segments.map(({ name }) => name);
    await digestFigures.put(
      {
        until,
        windows: boughtByWindow(book, until),
        uptake: UPTAKE_DAYS.map((days) => adviceUptake(book, shown, until, days)),
        followed: uptakeBy(await ledger.followed({ version, model }), segmentNames),
        model: { version, segmentNames },
        dataAsOf,
      },
      takenAt,
    );
  };
