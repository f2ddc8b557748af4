import { createCanvas } from '@napi-rs/canvas';
import { Chart, type ChartConfiguration, type ChartItem, registerables } from 'chart.js';
import type { ChartRequest } from './chart-request.ts';
import { encodePng } from './encode-png.ts';
import { FONT_STACK, registerFonts } from './fonts.ts';

registerFonts();
Chart.register(...registerables);
Chart.defaults.font.family = FONT_STACK;

/**
 * Draws the chart of a request: a PNG of width × height × devicePixelRatio² pixels.
 * @throws Error if Chart.js rejects the configuration.
 */
export const drawChart = ({ chart, width, height, devicePixelRatio, backgroundColor }: ChartRequest): Uint8Array => {
  // The logical size: Chart.js scales the canvas by the ratio itself.
  const canvas = createCanvas(width, height);
  const options = { ...chart.options, animation: false, responsive: false, devicePixelRatio, events: [] };
  const drawn = new Chart(canvas as unknown as ChartItem, { ...chart, options } as unknown as ChartConfiguration);
  try {
    const context = canvas.getContext('2d');
    context.resetTransform();
    context.globalCompositeOperation = 'destination-over';
    context.fillStyle = backgroundColor;
    context.fillRect(0, 0, canvas.width, canvas.height);
    return encodePng(canvas);
  } finally {
    drawn.destroy();
  }
};
