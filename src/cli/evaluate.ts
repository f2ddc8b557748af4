import { writeFile } from 'node:fs/promises';
import type { Evaluation } from '../advisor/evaluate.ts';
import { openChartRenderer } from '../charts/open-renderer.ts';
import { FailedError } from '../failed-error.ts';
import { runHeavyWork } from '../jobs/run-heavy-work.ts';
import { UsageError } from '../usage-error.ts';
import { ChartUnavailableError } from '../usecases/ports.ts';
import type { Call, Command } from './command.ts';
import { evaluationChart } from './evaluation-chart.ts';
import { evaluationTables, groupTables } from './evaluation-tables.ts';
import { offPolicyTable } from './off-policy-table.ts';
import { progressBar } from './progress-bar.ts';
import { readSeed, readSegments } from './train.ts';

export const evaluate: Command = {
  name: 'evaluate',
  usage: 'evaluate [--segments K|auto] [--seed S] [--groups] [--plot FILE.png] [--json]',
  summary: 'Measures the advice on purchases it has not seen, beside simpler policies, in time order.',
  options: {
    segments: { type: 'string' },
    seed: { type: 'string' },
    groups: { type: 'boolean' },
    plot: { type: 'string' },
    json: { type: 'boolean' },
  },
  positionals: [0, 0],
  run: async (call) => {
    const bar = progressBar('Measuring');
    const request = { segments: readSegments(call), seed: readSeed(call) };
    const outcome = await runHeavyWork(call.config, { kind: 'evaluate', request }, (_, share) => bar.update(share)).finally(bar.stop);
    if (outcome.kind === 'source-down') throw new FailedError(outcome.message);
    if (outcome.kind === 'not-enough') throw new UsageError(`There is not enough to measure: ${outcome.reason}.`);
    const { evaluation, offPolicy } = outcome;
    const file = call.text('plot');
    if (file !== null) await plot(evaluation, file, call);
    if (call.flag('json')) {
      call.print(JSON.stringify({ ...evaluation, offPolicy }));
      return;
    }
    for (const block of [...evaluationTables(evaluation), ...offPolicyTable(offPolicy)]) call.print(block);
    if (call.flag('groups')) for (const block of groupTables(evaluation)) call.print(block);
  },
};

/** @throws UsageError where the file cannot be written, FailedError where nothing can be drawn */
const plot = async (evaluation: Evaluation, file: string, { config, remark }: Call): Promise<void> => {
  const renderer = openChartRenderer(config);
  try {
    const picture = await renderer.render(evaluationChart(evaluation));
    await writeFile(file, picture).catch((error: Error) => {
      throw new UsageError(`The plot cannot be written to ${file}: ${error.message}`);
    });
    remark(`The plot is in ${file}.`);
  } catch (error) {
    if (error instanceof ChartUnavailableError) throw new FailedError(error.message);
    throw error;
  } finally {
    await renderer.close();
  }
};
