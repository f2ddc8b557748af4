import { type DeskFigures, readDeskFigures } from '../../advisor/desk/desk-figures.ts';
import { daysBefore } from '../../advisor/units.ts';
import type { AggregateStore } from '../ports/aggregate-store.ts';
import type { MarkStore } from '../ports/claim-store.ts';
import type { Clock } from '../ports/clock.ts';

/** The mark under which the picture of an aggregate is remembered. */
export const pictureMark = (takenAt: Date): string => `picture:segments:${takenAt.toISOString()}`;

/** After so many days nobody shows a picture any more. */
const FORGOTTEN_AFTER_DAYS = 30;

export interface PictureToDraw {
  readonly figures: DeskFigures;
  /** Remembers the file. The first picture of an aggregate stays; resolves to the one that counts. */
  readonly keep: (file: string) => Promise<string>;
}

/** The figures whose picture isn't drawn yet; null if it is, or there is nothing to draw. */
export const segmentsPicture =
  (ports: { readonly aggregates: AggregateStore; readonly marks: MarkStore; readonly clock: Clock }) =>
  async (): Promise<PictureToDraw | null> => {
    const desk = await ports.aggregates.latest('desk');
    const figures = readDeskFigures(desk?.document);
    if (!desk || !figures) return null;
    const mark = pictureMark(desk.takenAt);
    if ((await ports.marks.get(mark)) !== null) return null;
    return {
      figures,
      keep: async (file) => {
        const now = ports.clock.now();
        await ports.marks.put(mark, file, now);
        await ports.marks.removeOlder('picture:', daysBefore(now, FORGOTTEN_AFTER_DAYS));
        return (await ports.marks.get(mark)) ?? file;
      },
    };
  };

/** Forgets the current picture, because Slack doesn't have it any more. It will be redrawn. */
export const forgetPicture = (ports: { readonly aggregates: AggregateStore; readonly marks: MarkStore }) => async (): Promise<void> => {
  const desk = await ports.aggregates.latest('desk');
  if (desk) await ports.marks.remove(pictureMark(desk.takenAt));
};
