import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Dependencies } from '../deps.ts';
import { loggable } from '../slack/loggable.ts';
import { createMeters, type Meters } from './meters.ts';
import { type MetricsServer, startMetricsServer } from './metrics-server.ts';
import { readStanding } from './read-standing.ts';
import { standingGauges } from './standing-gauges.ts';

export interface Metrics {
  readonly meters: Meters;
  /** @throws UsageError where the port is taken */
  readonly listen: (port: number) => Promise<MetricsServer>;
}

/** Everything that is measured in this process: what happens, how things stand, and the process itself (memory, event-loop lag). */
export const openMetrics = (dependencies: Dependencies, slackConnected: () => boolean): Metrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  standingGauges(registry, readStanding(dependencies, slackConnected), () => performance.now());
  return {
    meters: createMeters(registry),
    listen: (port) =>
      startMetricsServer(registry, port, (error) => dependencies.log.error(loggable(error), 'the metrics could not be read')),
  };
};
