import { type AdviceShown, adviceUptake } from '../../advisor/digest/advice-uptake.ts';
import { boughtByWindow, lastWholeDay } from '../../advisor/digest/book-figures.ts';
import { day } from '../../advisor/units.ts';
import type { DeskInput } from '../desk/aggregators.ts';
import type { AdviceHistory } from '../ports/advice-history.ts';
import type { DigestFiguresStore } from '../ports/digest-figures.ts';
import type { SegmentCensuses } from '../ports/segment-census.ts';

const DAY_MS = 86_400_000;
/** Days that a client has to buy what was shown. */
const UPTAKE_DAYS = [30, 90];
/** Advice older than this is asked about by neither. */
const ADVICE_SINCE_DAYS = 200;

export interface KeepDigestFiguresPorts {
  readonly digestFigures: DigestFiguresStore;
  readonly censuses: SegmentCensuses;
  readonly adviceHistory: AdviceHistory;
}

const dayOf = (instant: Date) => day(Math.floor(instant.getTime() / DAY_MS));

/** What the digest needs of a book that was just read: what was bought, what came of the advice, and who is in which segment. */
export const keepDigestFigures =
  ({ digestFigures, censuses, adviceHistory }: KeepDigestFiguresPorts) =>
  async ({ book, asOf, segments, model, version }: DeskInput, takenAt: Date): Promise<void> => {
    const shown: AdviceShown[] = [];
    const since = new Date(takenAt.getTime() - ADVICE_SINCE_DAYS * DAY_MS);
    for await (const batch of adviceHistory.shown(since, takenAt)) {
      for (const { shownAt, ...advice } of batch) shown.push({ ...advice, day: dayOf(shownAt) });
    }
    const until = lastWholeDay(asOf, dayOf(takenAt));
    await censuses.save({ modelVersion: version, takenAt, ids: book.clients.map(({ id }) => id), segments });
    await digestFigures.put(
      {
        until,
        windows: boughtByWindow(book, until),
        uptake: UPTAKE_DAYS.map((days) => adviceUptake(book, shown, until, days)),
        model: { version, segmentNames: model.segments.map(({ name }) => name) },
        dataAsOf: asOf,
      },
      takenAt,
    );
  };
