import type { TrainedModel } from '../../usecases/train/train-advisor.ts';

/** The JSON document that other programs rely on. */
export const trainingReport = ({ version, model, read, gate, seconds }: TrainedModel) => ({
  model: { version },
  clients: model.clients,
  trades: model.trades,
  skipped: read.skipped,
  blanked: read.blanked,
  unclassified: read.unclassified,
  segments: model.segments.map(({ id, name, size }) => ({ id, name, size })),
  inertia: model.inertia,
  silhouette: model.silhouette,
  segmentCounts: model.segmentCounts,
  qTable: { segments: model.segments.map((segment) => segment.name), bondTypes: model.bondTypes, values: model.qTable.values },
  gate,
  quality: model.quality,
  seconds,
  peakRssBytes: process.resourceUsage().maxRSS * 1024,
});
