import type { Evaluation } from '../../advisor/evaluation/evaluate.ts';
import { CARD, FORESEEN, HAPPENED, INK } from '../../charts/colours.ts';
import type { DrawableChart } from '../../usecases/ports/charts.ts';

const WIDTH = 900;
const ROW = 40;
const AROUND = 130;
const TEXT = 16;
const BAR = 20;
const INTERVAL = 5;

/** hit@1 of every policy with its 95% interval, best first, and the log-loss next to the name. */
export const evaluationChart = ({ policies, protocol }: Evaluation): DrawableChart => {
  const rows = policies.toSorted((a, b) => b.hitAt1 - a.hitAt1);
  const ticks = { color: INK, font: { size: TEXT }, autoSkip: false };
  return {
    width: WIDTH,
    height: AROUND + ROW * rows.length,
    config: {
      type: 'bar',
      data: {
        labels: rows.map(({ name, logLoss }) => `${name} (log-loss ${logLoss.toFixed(2)})`),
        datasets: [
          // The first dataset is drawn on top: a thin bar from one end of the interval to the other.
          {
            label: '95% interval, by client',
            data: rows.map(({ ci95 }) => ci95.hitAt1),
            backgroundColor: HAPPENED,
            barThickness: INTERVAL,
            grouped: false,
          },
          {
            label: 'first type right',
            data: rows.map(({ hitAt1 }) => hitAt1),
            backgroundColor: FORESEEN,
            barThickness: BAR,
            grouped: false,
          },
        ],
      },
      options: {
        indexAxis: 'y',
        layout: { padding: 14 },
        scales: {
          x: { min: 0, ticks: { color: INK, font: { size: TEXT } }, border: { display: false } },
          y: { ticks, grid: { display: false }, border: { display: false } },
        },
        plugins: {
          title: {
            display: true,
            align: 'start',
            text: `hit@1 on ${protocol.predictions} purchases that weren’t seen`,
            color: INK,
            font: { size: 20, weight: 600 },
          },
          legend: { align: 'start', labels: { color: INK, font: { size: TEXT }, boxWidth: 16, boxHeight: 16 } },
          tooltip: { enabled: false },
        },
        backgroundColor: CARD,
      },
    },
  };
};
