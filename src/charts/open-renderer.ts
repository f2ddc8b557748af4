import { type ChartRenderer, ChartUnavailableError, type DrawableChart } from '../usecases/ports/charts.ts';
import { CARD } from './colours.ts';
import { type DrawLimits, DrawThread } from './draw-thread.ts';
import { type LocalQuickChart, startLocalQuickChart } from './local-quickchart.ts';
import { BoundedQuickChart, type ClientLimits } from './quickchart-client.ts';

const CLIENT_LIMITS: ClientLimits = { answerMs: 30_000, bytes: 8 * 1024 * 1024 };
const DRAW_LIMITS: DrawLimits = { waiting: 32, startMs: 20_000, drawMs: 5000 };
/** On almost all of today's screens, Slack shows pictures at half their pixels. */
const RATIO = 2;

/**
 * Renders charts through QuickChart's `/chart` contract: by the firm's server if configured, otherwise in a thread of this process. Nothing
 * starts before the first chart.
 */
export const openChartRenderer = (
  config: { readonly quickChartUrl: string | null },
  limits: { readonly client: ClientLimits; readonly draw: DrawLimits } = { client: CLIENT_LIMITS, draw: DRAW_LIMITS },
): ChartRenderer => {
  const local = config.quickChartUrl === null ? lazyLocal(limits.draw) : null;
  let closed: Promise<void> | null = null;
  return {
    render: async (chart, { devicePixelRatio = RATIO } = {}) => {
      if (closed !== null) throw new ChartUnavailableError('The renderer is closed.');
      const client = new BoundedQuickChart(config.quickChartUrl ?? (await local?.url()) ?? '', limits.client);
      return describe(client, chart, devicePixelRatio).toBinary();
    },
    close: () => {
      closed ??= local?.close() ?? Promise.resolve();
      return closed;
    },
  };
};

const describe = (client: BoundedQuickChart, { config, width, height }: DrawableChart, devicePixelRatio: number): BoundedQuickChart => {
  client.setConfig(JSON.stringify(config)).setWidth(width).setHeight(height);
  client.setDevicePixelRatio(devicePixelRatio).setBackgroundColor(CARD).setFormat('png');
  return client;
};

const lazyLocal = (limits: DrawLimits) => {
  const thread = new DrawThread(limits);
  let server: Promise<LocalQuickChart> | null = null;
  return {
    url: async (): Promise<string> => {
      server ??= startLocalQuickChart(thread);
      return (await server).url;
    },
    close: async (): Promise<void> => {
      await thread.close();
      await (await server)?.close();
    },
  };
};
