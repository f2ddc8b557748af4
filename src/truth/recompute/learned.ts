import type { LEARNED_KINDS } from '../../claims/kinds/learned.ts';
import { dayAt } from '../world/calendar.ts';
import type { FeedbackEvent, StoredModel } from '../world/product.ts';
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

/** A figure that’s stored with a model, shares in percent. */
const figureOf = ({ quality, trades, clients, bondTypes }: StoredModel, what: unknown, group: unknown): number | null => {
  const detail = quality?.inDetail;
  const [grouping, ...name] = String(group).split(' ');
  const part = group === undefined ? null : detail?.groups[String(grouping)]?.find((each) => each.group === name.join(' '));
  if (part === undefined) return null;
  const share = (number: number | undefined): number | null => (number === undefined ? null : number * 100);
  switch (what) {
    case 'learnedTrades':
      return trades;
    case 'learnedClients':
      return clients;
    case 'learnedTypes':
      return bondTypes.length;
    case 'clients':
      return part?.clients ?? null;
    case 'predictions':
      return quality?.predictions ?? null;
    case 'purchases':
      return detail?.purchases ?? null;
    case 'hitAt1':
      return share(part ? part.hitAt1 : quality?.hitAt1);
    case 'low':
      return share(part ? part.ci95.hitAt1[0] : quality?.hitAt1Ci95[0]);
    case 'high':
      return share(part ? part.ci95.hitAt1[1] : quality?.hitAt1Ci95[1]);
    case 'hitAt3':
      return share(quality?.hitAt3);
    case 'popularity':
      return share(quality?.globalPopularityHitAt1);
    case 'ece':
      return share(part ? part.ece : detail?.ece);
    case 'eceOfCalibrated':
      return share(part ? part.eceOfCalibrated : detail?.eceOfCalibrated);
    default:
      return null;
  }
};

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
  'model.figure': ({ product }, { version, what, group }) => {
    const model = product?.models.get(Number(version));
    return model ? figureOf(model, what, group) : null;
  },
  'product.people': ({ kept }) => kept?.people ?? null,
  'product.versions': ({ kept }) => kept?.versions ?? null,
  'model.learnedUpTo': ({ product }, { version }) => product?.models.get(Number(version))?.asOf ?? null,
  'model.trainedOn': ({ product, zone }, { version }) => {
    const at = product?.trainedAt.get(Number(version));
    return at === undefined ? null : dayAt(at, zone);
  },
  'votes.up': votes((event) => !isChoice(event) && event.sign === 1),
  'votes.down': votes((event) => !isChoice(event) && event.sign === -1),
  'votes.choices': votes(isChoice),
  'votes.first': votes((event) => isChoice(event) && event.sign === 1),
};
