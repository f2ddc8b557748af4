import { type DeskFigures, readDeskFigures } from '../../advisor/desk/desk-figures.ts';
import type { AggregateStore } from '../ports/aggregate-store.ts';
import type { MarkStore } from '../ports/mark-store.ts';
import type { Clock } from '../ports.ts';

/** Under which mark the picture of an aggregate is remembered. */
export const pictureMark = (takenAt: Date): string => `picture:segments:${takenAt.toISOString()}`;

/** Pictures of figures that nobody shows any more. */
const FORGOTTEN_AFTER_MS = 30 * 86_400_000;

export interface PictureToDraw {
  readonly figures: DeskFigures;
  /** Remembers the file; the first picture of an aggregate stays. Resolves to the one that counts. */
  readonly keep: (file: string) => Promise<string>;
}

/** The figures whose picture nobody has drawn yet; null where it is drawn, or there is nothing to draw. */
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
        await ports.marks.removeOlder('picture:', new Date(now.getTime() - FORGOTTEN_AFTER_MS));
        return (await ports.marks.get(mark)) ?? file;
      },
    };
  };

/** Forgets the picture that is shown now: Slack does not have it any more. It will be drawn anew. */
export const forgetPicture = (ports: { readonly aggregates: AggregateStore; readonly marks: MarkStore }) => async (): Promise<void> => {
  const desk = await ports.aggregates.latest('desk');
  if (desk) await ports.marks.remove(pictureMark(desk.takenAt));
};
