import { Gauge, type Registry } from 'prom-client';

/** What is asked for when somebody reads the metrics; null where there is nothing to tell. Ages in seconds. */
export interface Standing {
  readonly inboxPending: number;
  readonly outboxPending: number;
  readonly modelVersion: number | null;
  readonly modelAge: number | null;
  /** Since the book was last read whole. */
  readonly dataAge: number | null;
  /** Since the day of the book's newest trade. */
  readonly newestTradeAge: number | null;
  readonly trainings: { readonly passed: number; readonly refused: number };
  readonly subscriptions: { readonly active: number; readonly paused: number };
  readonly slackConnected: boolean;
}

/** Asked once for so long, however many read. */
const FRESH_FOR_MS = 10_000;

/**
 * Gauges of how things stand, read from the database when they are asked for. Where it cannot be read they are absent, which an alert can see, and
 * the metrics that need no database are there all the same.
 */
export const standingGauges = (registry: Registry, read: () => Promise<Standing>, now: () => number): void => {
  const registers = [registry];
  let kept: { readonly at: number; readonly standing: Promise<Standing | null> } | null = null;
  const standing = (): Promise<Standing | null> => {
    if (kept && now() - kept.at < FRESH_FOR_MS) return kept.standing;
    kept = { at: now(), standing: read().catch(() => null) };
    return kept.standing;
  };
  const gauge = (name: string, help: string, value: (standing: Standing) => number | null): void => {
    new Gauge({
      name: `bond_advisor_${name}`,
      help,
      registers,
      async collect() {
        const it = await standing();
        const current = it && value(it);
        if (current === null) this.remove();
        else this.set(current);
      },
    });
  };
  const gaugeOfTwo = (
    name: string,
    help: string,
    label: string,
    values: (standing: Standing) => Readonly<Record<string, number>>,
  ): void => {
    new Gauge({
      name: `bond_advisor_${name}`,
      help,
      labelNames: [label],
      registers,
      async collect() {
        const it = await standing();
        this.reset();
        for (const [word, value] of Object.entries(it ? values(it) : {})) this.set({ [label]: word }, value);
      },
    });
  };
  gauge(
    'inbox_pending',
    'Feedback signs stored and not yet learned from for 15 s or longer (at most 1000 are counted)',
    (it) => it.inboxPending,
  );
  gauge('outbox_pending', 'Digests and notices that are neither sent nor given up', (it) => it.outboxPending);
  gauge('model_version', 'The model version in force', (it) => it.modelVersion);
  gauge('model_age_seconds', 'Since the model in force was trained', (it) => it.modelAge);
  gauge('data_age_seconds', 'Since the book was last read whole, by a refresh or a training', (it) => it.dataAge);
  gauge('newest_trade_age_seconds', 'Since the day of the newest trade in the book', (it) => it.newestTradeAge);
  gauge('slack_connected', '1 where this process can hear Slack', (it) => (it.slackConnected ? 1 : 0));
  gauge('database_reached', '1 where the product’s own tables could be read just now; absent where not', () => 1);
  gaugeOfTwo('training_runs', 'Model versions that are kept, by whether they passed their gate', 'outcome', (it) => it.trainings);
  gaugeOfTwo('digest_subscriptions', 'Channels that get the digest, and those where it is paused', 'state', (it) => it.subscriptions);
};
