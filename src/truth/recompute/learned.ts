import type { LEARNED_KINDS } from '../../claims/kinds/learned.ts';
import type { FeedbackEvent } from '../world/product.ts';
import { standingEvents } from './feedback.ts';
import type { Recompute, Recomputes } from './recompute.ts';

const votes =
  (counts: (event: FeedbackEvent) => boolean): Recompute =>
  (world, { from, until }) => {
    const received = (world.product?.feedback ?? []).filter(
      ({ receivedAt }) => receivedAt >= Date.parse(String(from)) && receivedAt < Date.parse(String(until)),
    );
    return standingEvents(received).filter(counts).length;
  };

const isChoice = ({ key }: FeedbackEvent): boolean => key === 'choice';

export const LEARNED: Recomputes<typeof LEARNED_KINDS> = {
  'model.share': (world, { what }) => {
    const quality = world.product?.model.quality;
    if (!quality) return null;
    const { hitAt1, hitAt3, hitAt1Ci95, globalPopularityHitAt1: popularity } = quality;
    const [low, high] = hitAt1Ci95;
    if (!(0 <= low && low <= hitAt1 && hitAt1 <= high && high <= 1 && hitAt1 <= hitAt3 && hitAt3 <= 1)) return null;
    return { hitAt1, hitAt3, low, high, popularity }[String(what)] ?? null;
  },
  'model.predictions': (world) => world.product?.model.quality?.predictions ?? null,
  'votes.up': votes((event) => !isChoice(event) && event.sign === 1),
  'votes.down': votes((event) => !isChoice(event) && event.sign === -1),
  'votes.choices': votes(isChoice),
  'votes.first': votes((event) => isChoice(event) && event.sign === 1),
};
