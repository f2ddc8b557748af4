import { movementLines } from '../../views/models/version-change-sections.ts';
import { oldBookInWords } from '../advisor/calendar/book-days-in-words.ts';
import { movementsBetween } from '../advisor/segments/segment-changes.ts';
import { withMinus } from '../advisor/signed.ts';
import { PHRASES } from '../advisor/words/glossary.ts';
import { FailedError } from '../faults/failed-error.ts';
import { UsageError } from '../faults/usage-error.ts';
import { USUAL_SEGMENTS } from '../usecases/admin/retrain.ts';
import type { TrainedModel } from '../usecases/train/train-advisor.ts';
import type { Call, Run } from './command.ts';
import { busyWords } from './output/busy-words.ts';
import { counted } from './output/counted.ts';
import { trainingProgress } from './output/training-progress.ts';
import { trainingReport } from './output/training-report.ts';
import { withDependencies } from './with-dependencies.ts';

const DEFAULT_SEED = 1;

/** With more groups than this, people can't tell them apart by name. */
const MOST_SEGMENTS = 30;

export const readSegments = (call: Pick<Call, 'text' | 'whole'>): number | 'auto' => {
  if (call.text('segments') === 'auto') return 'auto';
  const segments = call.whole('segments', 1) ?? USUAL_SEGMENTS;
  if (segments > MOST_SEGMENTS) throw new UsageError(`--segments must be at most ${MOST_SEGMENTS}, or auto.`);
  return segments;
};
export const readSeed = (call: Pick<Call, 'whole'>): number => call.whole('seed', 0) ?? DEFAULT_SEED;

export const run: Run = async (call) => {
  const request = { segments: readSegments(call), seed: readSeed(call), actorId: 'command-line' };
  const progress = trainingProgress();
  const outcome = await withDependencies(call.config, async ({ train, calendar }) => {
    const trained = await train(request, progress.update);
    return trained.kind === 'trained' ? { ...trained, oldBook: calendar.oldBook(trained.model.asOf, calendar.today()) } : trained;
  }).finally(progress.stop);
  if (outcome.kind === 'busy') throw new FailedError(busyWords(outcome, call.config.timeZone));
  if (outcome.kind === 'source-down') throw new FailedError(outcome.message);
  if (outcome.kind === 'not-enough') throw new UsageError(`There isn’t enough to learn from: ${outcome.reason}.`);
  call.print(call.flag('json') ? JSON.stringify(trainingReport(outcome)) : trainingText(outcome));
  if (outcome.oldBook && !call.flag('json')) call.print(oldBookInWords(outcome.oldBook));
};

const counts = (title: string, byReason: Readonly<Record<string, number>>): string[] => {
  const entries = Object.entries(byReason);
  return entries.length === 0 ? [] : [`${title}: ${entries.map(([reason, count]) => `${count} ${reason}`).join(', ')}`];
};

/** What the numbers of segments that were tried foresee, and how stable they are. */
const countLines = ({ segmentCounts }: TrainedModel['model']): string[] =>
  segmentCounts.length === 0
    ? []
    : [
        'Numbers of segments tried (what they foresee, in nats; stability from 0 to 1):',
        ...segmentCounts.map(
          ({ count, gain, stability }) =>
            `  ${count}: ${gain === null ? 'unknown' : withMinus(gain.toFixed(3))}; ${stability === null ? 'unknown' : withMinus(stability.toFixed(2))}`,
        ),
      ];

export const trainingText = ({ version, model, before, read, gate, seconds }: TrainedModel): string => {
  const quality = model.quality;
  return [
    `Model ${version}: ${counted(model.clients, 'client')}, ${counted(model.trades, 'trade')}, ${seconds.total.toFixed(1)} s.`,
    ...counts(PHRASES.rowsLeftOut, read.skipped),
    ...counts(PHRASES.fieldsUnknown, read.blanked),
    ...(read.unclassified > 0 ? [`Trades of bonds that no rule knows: ${read.unclassified}`] : []),
    '',
    ...model.segments.flatMap((segment) => [segment.name, `  ${segment.description}`]),
    ...countLines(model),
    '',
    quality
      ? `On held-out purchases the first type was bought next in ${(quality.hitAt1 * 100).toFixed(1)}% of ${quality.predictions} cases (95% interval ${(quality.hitAt1Ci95[0] * 100).toFixed(1)} to ${(quality.hitAt1Ci95[1] * 100).toFixed(1)}%); always naming the most popular type: ${(quality.globalPopularityHitAt1 * 100).toFixed(1)}%.`
      : PHRASES.tooSmallToMeasure,
    ...(model.drift && before
      ? [
          `Against model ${before.version}:`,
          ...movementLines(
            { before, after: { version } },
            movementsBetween(before.model.segments, model.segments, model.drift.transitions),
          ).map((line) => `  ${line}`),
        ]
      : []),
    ...(gate.passed ? gate.reasons.map((reason) => `Note: ${reason}.`) : []),
    gate.passed ? `Version ${version} is active.` : `Version ${version} didn't pass its gate and isn't active: ${gate.reasons.join('; ')}.`,
  ].join('\n');
};
