import type { Dependencies } from '../deps.ts';
import { UsageError } from '../usage-error.ts';
import type { MetricsServer } from './metrics-server.ts';
import type { Metrics } from './open-metrics.ts';

/**
 * The metrics on their port. Where it is taken a workspace does not start: nobody would see that nothing is measured. The playground starts all the
 * same, for two of them may well run on one machine; null then.
 * @throws UsageError
 */
export const listenForMetrics = async (metrics: Metrics, { config, log }: Dependencies): Promise<MetricsServer | null> => {
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
