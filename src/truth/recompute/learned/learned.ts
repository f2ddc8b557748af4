import type { ClaimSubject } from '../../../claims/claim.ts';
import type { LEARNED_KINDS } from '../../../claims/kinds/learned.ts';
import { dayAt } from '../../world/calendar.ts';
import type { FeedbackEvent, StoredModel } from '../../world/product.ts';
import { standingEvents } from '../feedback.ts';
import type { Recompute, Recomputes } from '../recompute.ts';
import { figureOfDoubt } from './doubts.ts';

const votes =
  (counts: (event: FeedbackEvent) => boolean): Recompute =>
  (world, { from, until }) => {
    const received = (world.product?.feedback ?? []).filter(
      ({ receivedAt }) => receivedAt >= Date.parse(String(from)) && receivedAt < Date.parse(String(until)),
    );
    return standingEvents(received).filter(counts).length;
  };

const isChoice = ({ key }: FeedbackEvent): boolean => key === 'choice';

/** What’s stored of how a model’s segments were found; undefined: it isn’t of that. */
const figureOfSegments = (model: StoredModel, { what, segment: name, bondType }: ClaimSubject): number | null | undefined => {
  const { segments, features } = model;
  const segment = segments.find((each) => each.name === name);
  switch (what) {
    case 'segments':
      return segments.length;
    case 'features':
      return features.numeric.length + features.categorical.length;
    case 'silhouette':
      return model.silhouette;
    case 'inertia':
      return Math.round(model.inertia);
    case 'size':
      return segment?.size ?? null;
    case 'confidence':
      return segment?.confidence ?? null;
    case 'best': {
      const row = segment ? (model.qTable.values[segments.indexOf(segment)] ?? []) : [];
      const value = row[model.bondTypes.indexOf(String(bondType))] ?? null;
      return value === Math.max(...row) ? value * 100 : null;
    }
    default:
      return undefined;
  }
};

/** A figure that’s stored with a model, shares in percent. */
const figureOf = ({ quality, trades, clients, bondTypes }: StoredModel, { what, group }: ClaimSubject): number | null => {
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
    case 'logLoss':
      return quality?.logLoss ?? null;
    case 'logLossLow':
      return detail?.ci95.logLoss[0] ?? null;
    case 'logLossHigh':
      return detail?.ci95.logLoss[1] ?? null;
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
  'model.figure': ({ product }, subject) => {
    const model = product?.models.get(Number(subject.version));
    if (!model) return null;
    const ofSegments = figureOfSegments(model, subject);
    return ofSegments === undefined ? figureOf(model, subject) : ofSegments;
  },
  'model.doubt': figureOfDoubt,
  'model.stored': ({ product }, { version, path }) => {
    let found: unknown = product?.models.get(Number(version));
    for (const name of String(path).split('.')) found = (found as Readonly<Record<string, unknown>> | null | undefined)?.[name];
    return typeof found === 'number' ? found : null;
  },
  'product.people': ({ kept }) => kept?.people ?? null,
  'product.versions': ({ kept }) => kept?.versions.size ?? null,
  'model.learnedUpTo': ({ product }, { version }) => product?.models.get(Number(version))?.asOf ?? null,
  'model.trainedOn': ({ kept, zone }, { version }) => {
    const at = kept?.versions.get(Number(version))?.trainedAt;
    return at === undefined ? null : dayAt(at, zone);
  },
  'votes.up': votes((event) => !isChoice(event) && event.sign === 1),
  'votes.down': votes((event) => !isChoice(event) && event.sign === -1),
  'votes.choices': votes(isChoice),
  'votes.other': votes((event) => isChoice(event) && event.sign !== 1),
  'votes.first': votes((event) => isChoice(event) && event.sign === 1),
};
