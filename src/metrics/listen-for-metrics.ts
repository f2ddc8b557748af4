import { UsageError } from '../faults/usage-error.ts';
import type { MetricsServer } from './metrics-server.ts';
import type { Metrics } from './open-metrics.ts';

export interface MetricsListening {
  readonly config: { readonly metricsPort: number; readonly slack: { readonly kind: string } };
  readonly log: { info(details: object, message: string): void; warn(details: object, message: string): void };
}

/**
 * Serves the metrics on their port. If it's taken, a workspace doesn't start: nobody would notice that nothing is measured. The playground
 * starts anyway, because two may run on one machine; then this is null.
 * @throws UsageError
 */
export const listenForMetrics = async (metrics: Metrics, { config, log }: MetricsListening): Promise<MetricsServer | null> => {
  try {
    const server = await metrics.listen(config.metricsPort);
    log.info({ port: server.port }, 'metrics at /metrics on loopback');
    return server;
  } catch (error) {
    if (config.slack.kind !== 'playground' || !(error instanceof UsageError)) throw error;
    log.warn({ port: config.metricsPort }, `no metrics: ${error.message}`);
    return null;
  }
};
