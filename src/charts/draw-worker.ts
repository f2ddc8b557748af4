import { parentPort } from 'node:worker_threads';
import { ChartRequestError, parseChartRequest } from './chart-request.ts';
import { drawChart } from './draw-chart.ts';
import type { DrawMessage, DrawOrder } from './draw-message.ts';

process.setSourceMapsEnabled(true);

/** The worker side of `DrawThread`: draws one chart after another. */
const post = (message: DrawMessage, moved: ArrayBuffer[] = []): void => parentPort?.postMessage(message, moved);

const answer = ({ id, body }: DrawOrder): void => {
  try {
    // A separate copy, so that it can be moved to the other thread instead of being copied again.
    const png = new Uint8Array(drawChart(parseChartRequest(new TextDecoder().decode(body))));
    post({ kind: 'drawn', id, png }, [png.buffer]);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    post({ kind: 'failed', id, fault: error instanceof ChartRequestError ? 'request' : 'renderer', message });
  }
};

parentPort?.on('message', answer);
post({ kind: 'ready' });
