import { writeFile } from 'node:fs/promises';
import { oldBookInWords } from '../advisor/calendar/book-days-in-words.ts';
import type { Evaluation } from '../advisor/evaluation/evaluate.ts';
import { openChartRenderer } from '../charts/open-renderer.ts';
import { FailedError } from '../faults/failed-error.ts';
import { UsageError } from '../faults/usage-error.ts';
import { runHeavyWork } from '../jobs/run-heavy-work.ts';
import { ChartUnavailableError } from '../usecases/ports/charts.ts';
import type { Call, Run } from './command.ts';
import { evaluationChart } from './output/evaluation-chart.ts';
import { evaluationTables, groupTables } from './output/evaluation-tables.ts';
import { offPolicyTable } from './output/off-policy-table.ts';
import { progressBar } from './output/progress-bar.ts';
import { readSeed, readSegments } from './train.ts';

export const run: Run = async (call) => {
  const bar = progressBar('Measuring');
  const request = { segments: readSegments(call), seed: readSeed(call) };
  const outcome = await runHeavyWork(call.config, { kind: 'evaluate', request }, (_, share) => bar.update(share)).finally(bar.stop);
  if (outcome.kind === 'source-down') throw new FailedError(outcome.message);
  if (outcome.kind === 'not-enough') throw new UsageError(`There isn’t enough to measure: ${outcome.reason}.`);
  const { evaluation, offPolicy, oldBook } = outcome;
  const old = oldBook && oldBookInWords(oldBook);
  const file = call.text('plot');
  if (file !== null) await plot(evaluation, file, call);
  if (call.flag('json')) {
    call.print(JSON.stringify({ ...evaluation, offPolicy, oldBook: old }));
    return;
  }
  for (const block of [...evaluationTables(evaluation), ...offPolicyTable(offPolicy), ...offPolicyTable(offPolicy.outcomes, 'outcomes')])
    call.print(block);
  if (call.flag('groups')) for (const block of groupTables(evaluation)) call.print(block);
  if (old) call.print(old);
};

/** @throws UsageError if the file can't be written, FailedError if nothing can be drawn */
const plot = async (evaluation: Evaluation, file: string, { config, remark }: Call): Promise<void> => {
  const renderer = openChartRenderer(config);
  try {
    const picture = await renderer.render(evaluationChart(evaluation));
    await writeFile(file, picture).catch((error: Error) => {
      throw new UsageError(`The plot can’t be written to ${file}: ${error.message}`);
    });
    remark(`The plot is in ${file}.`);
  } catch (error) {
    if (error instanceof ChartUnavailableError) throw new FailedError(error.message);
    throw error;
  } finally {
    await renderer.close();
  }
};
