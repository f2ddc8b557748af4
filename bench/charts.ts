/**
 * How long a chart takes, and how long it blocks the main loop: `node bin/run.js bench/charts.ts [CHARTS]`. Peer: the same picture encoded by the
 * canvas's own PNG encoder. CPU time is of the whole process, so that it's meaningful on a busy machine.
 */
import { existsSync, readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { day, paise } from '../src/advisor/units.ts';
import { parseChartRequest } from '../src/charts/chart-request.ts';
import { CARD } from '../src/charts/colours.ts';
import { drawChart } from '../src/charts/draw-chart.ts';
import { encodePng } from '../src/charts/encode-png.ts';
import { openChartRenderer } from '../src/charts/open-renderer.ts';
import { recommendationChart } from '../src/charts/recommendation-chart.ts';
import { sampleProfile, sampleShown } from '../test/helpers/samples/sample-recommendation.ts';

const charts = Number(process.argv[2] ?? 200);
const WARM_UP = 20;

const bought = (bondType: string, rupees: number) => ({ bondType, trades: 2, amount: paise(rupees * 100), lastDay: day(20_000) });
const holdings = [bought('Corporate Bonds', 530_000), bought('Government Securities', 420_000), bought('Green Bonds', 200_000)];
const spec = recommendationChart(sampleShown({ profile: sampleProfile({ holdings }) }));

const pause = (milliseconds = 0) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const at = (sorted: readonly number[], share: number): string =>
  (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1).padStart(6);

const measure = async (title: string, work: () => unknown, rest = 0): Promise<void> => {
  for (let turn = 0; turn < WARM_UP; turn++) await work();
  const times: number[] = [];
  let busy = 0;
  for (let turn = 0; turn < charts; turn++) {
    const [from, cpu] = [performance.now(), process.cpuUsage()];
    await work();
    times.push(performance.now() - from);
    const used = process.cpuUsage(cpu);
    busy += (used.user + used.system) / 1000;
    // Canvases are freed between turns of the loop.
    await pause(rest);
  }
  times.sort((a, b) => a - b);
  console.log(
    `${title.padEnd(44)} p50 ${at(times, 0.5)} ms   p95 ${at(times, 0.95)} ms   min ${at(times, 0)} ms   CPU ${(busy / charts).toFixed(1).padStart(6)} ms`,
  );
};

/** This thread's CPU time in nanoseconds (Linux only); null elsewhere. */
const ownProcessorTime = (): number | null => {
  const file = `/proc/self/task/${process.pid}/schedstat`;
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split(' ')[0]) : null;
};

/**
 * How late the main loop's turns came, and the longest turn by processor time: on a busy machine a turn is late because the thread waits
 * for a processor, which no program can help.
 */
const stall = async (title: string, work: () => Promise<unknown>): Promise<void> => {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  await pause(50);
  let [last, longest] = [ownProcessorTime(), 0];
  const probe = setInterval(() => {
    const now = ownProcessorTime();
    longest = Math.max(longest, (now ?? Number.NaN) - (last ?? Number.NaN));
    last = now;
  }, 1);
  delay.enable();
  await work();
  delay.disable();
  clearInterval(probe);
  const milliseconds = (nanoseconds: number): string => (nanoseconds / 1e6).toFixed(1).padStart(6);
  const late = [50, 99].map((share) => `p${share} ${milliseconds(delay.percentile(share))} ms`).join('   ');
  console.log(`${title.padEnd(44)} ${late}   max ${milliseconds(delay.max)} ms   longest turn's own ${milliseconds(longest)} ms`);
};

const renderer = openChartRenderer({ quickChartUrl: null });
console.log('Main loop, time between its turns (1 ms where nothing holds it)');
await stall('nothing to do, 3 s', () => pause(3000));
await stall('first chart: the thread starts', () => renderer.render(spec));
for (const devicePixelRatio of [1, 2]) {
  await stall(`${charts} charts at ${devicePixelRatio}x, one after another`, async () => {
    for (let turn = 0; turn < charts; turn++) await renderer.render(spec, { devicePixelRatio });
  });
}

for (const devicePixelRatio of [1, 2]) {
  const request = parseChartRequest(
    JSON.stringify({ chart: spec.config, width: spec.width, height: spec.height, devicePixelRatio, backgroundColor: CARD }),
  );
  const png = drawChart(request);
  const canvas = createCanvas(spec.width * devicePixelRatio, spec.height * devicePixelRatio);
  canvas.getContext('2d').drawImage(await loadImage(Buffer.from(png)), 0, 0);
  console.log(
    `\n${spec.width}×${spec.height} at ${devicePixelRatio}x (${png.length} bytes; ${canvas.encodeSync('png').length} by the canvas's encoder)`,
  );
  await measure('drawn and encoded', () => drawChart(request));
  await measure('  of which encoding', () => encodePng(canvas));
  await measure('  peer: encoding by the canvas', () => canvas.encodeSync('png'));
  await measure('asked for over loopback, in the thread', () => renderer.render(spec, { devicePixelRatio }));
}
console.log(`\nmemory at the end: ${Math.round(process.memoryUsage.rss() / 2 ** 20)} MiB`);
await renderer.close();
