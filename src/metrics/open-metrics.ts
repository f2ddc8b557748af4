import { Counter, collectDefaultMetrics, Registry } from 'prom-client';
import { loggable } from '../slack/edge/loggable.ts';
import { databaseGauge, type WatchedDatabases } from './database-gauge.ts';
import { createMeters, type Meters } from './meters.ts';
import { type MetricsServer, startMetricsServer } from './metrics-server.ts';
import { readStanding, type StandingPorts } from './read-standing.ts';
import { type ReadReadiness, readyGauge } from './ready-gauge.ts';
import { standingGauges } from './standing-gauges.ts';

export interface MetricsPorts extends StandingPorts, WatchedDatabases {
  readonly strangers: { counts(): { readonly written: number; readonly counted: number } };
  readonly log: { error(details: object, message: string): void };
}

export interface Metrics {
  readonly meters: Meters;
  /** @throws UsageError if the port is taken */
  readonly listen: (port: number) => Promise<MetricsServer>;
}

/** Refusals to people without a role. They're counted where they're refused, because there they're limited too. */
const countStrangers = (registry: Registry, { strangers }: MetricsPorts): void => {
  new Counter({
    name: 'bond_advisor_strangers_refused_total',
    help: 'Requests of people without a role, by whether the audit log has a row of its own for it (written) or not (counted)',
    labelNames: ['outcome'],
    registers: [registry],
    collect() {
      this.reset();
      for (const [outcome, refused] of Object.entries(strangers.counts())) this.inc({ outcome }, refused);
    },
  });
};

/** Everything this process measures: events, current state, and the process itself (memory, event-loop lag). */
export const openMetrics = (ports: MetricsPorts, slackConnected: () => boolean, ready: ReadReadiness): Metrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  countStrangers(registry, ports);
  standingGauges(registry, readStanding(ports, slackConnected), () => performance.now());
  readyGauge(registry, ready);
  databaseGauge(registry, ports);
  return {
    meters: createMeters(registry),
    listen: (port) => startMetricsServer(registry, port, (error) => ports.log.error(loggable(error), 'the metrics could not be read')),
  };
};
