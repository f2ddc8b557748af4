import { writeFileSync } from 'node:fs';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { CARD, INK } from '../../src/charts/colours.ts';
import { openChartRenderer } from '../../src/charts/open-renderer.ts';
import { type banditCheck, CURVE_POINTS } from './bandit-check.ts';

const COLOURS = ['#1264a3', '#c2410c', '#a16207', '#7c8794'];
const [WIDTH, HEIGHT, COLUMNS] = [440, 300, 4];

/** Draws the learners' regret over the rounds into a PNG file, one picture for each environment. */
export const plotRegret = async (file: string, checks: ReadonlyArray<ReturnType<typeof banditCheck>>, rounds: number): Promise<void> => {
  const renderer = openChartRenderer({ quickChartUrl: null });
  const canvas = createCanvas(WIDTH * Math.min(COLUMNS, checks.length), HEIGHT * Math.ceil(checks.length / COLUMNS));
  const context = canvas.getContext('2d');
  context.fillStyle = CARD;
  context.fillRect(0, 0, canvas.width, canvas.height);
  for (const [place, { environment, learners }] of checks.entries()) {
    const ticks = { color: INK, font: { size: 12 }, maxTicksLimit: 6 };
    const picture = await renderer.render(
      {
        width: WIDTH,
        height: HEIGHT,
        config: {
          type: 'line',
          data: {
            labels: Array.from({ length: CURVE_POINTS }, (_, at) => `${Math.round(((at + 1) * rounds) / CURVE_POINTS)}`),
            datasets: learners.map(({ learner, curve }, at) => ({
              label: learner,
              data: curve,
              borderColor: COLOURS[at],
              backgroundColor: COLOURS[at],
              borderWidth: at === 0 ? 3 : 1.5,
              pointRadius: 0,
            })),
          },
          options: {
            scales: { x: { ticks, grid: { display: false } }, y: { min: 0, ticks } },
            plugins: {
              title: { display: true, text: environment, color: INK, font: { size: 15, weight: 600 } },
              legend: { display: place === 0, position: 'top', labels: { color: INK, boxWidth: 14, boxHeight: 2, font: { size: 11 } } },
              tooltip: { enabled: false },
            },
            backgroundColor: CARD,
          },
        },
      },
      { devicePixelRatio: 1 },
    );
    context.drawImage(await loadImage(Buffer.from(picture)), (place % COLUMNS) * WIDTH, Math.floor(place / COLUMNS) * HEIGHT);
  }
  writeFileSync(file, canvas.encodeSync('png'));
  await renderer.close();
};
