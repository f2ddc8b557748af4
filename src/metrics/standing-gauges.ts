import { Gauge, type Registry } from 'prom-client';

/** The current state, read when someone fetches the metrics. Null means there's no value. Ages are in seconds. */
export interface Standing {
  readonly inboxPending: number;
  readonly outboxPending: number;
  readonly recommendationsUnbound: number;
  readonly modelVersion: number | null;
  /** The activated version can't be served; `modelVersion` is the earlier one that answers. */
  readonly modelDamaged: boolean;
  readonly modelAge: number | null;
  /** Since the whole book was last read. */
  readonly dataAge: number | null;
  /** Since the day of the book's newest trade. */
  readonly newestTradeAge: number | null;
  /** Working days since then. */
  readonly bookWorkingDaysOld: number | null;
  readonly trainings: { readonly passed: number; readonly refused: number };
  readonly subscriptions: { readonly active: number; readonly paused: number };
  readonly slackConnected: boolean;
}

/** How long one reading is reused, however many fetch it. */
const FRESH_FOR_MS = 10_000;

/**
 * Gauges of the current state, read from the database when they're fetched. If it can't be read they're absent, which an alert can see;
 * metrics that don't need the database still work.
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
  gauge(
    'recommendations_unbound',
    'Recommendations of the last seven days without a message that we know; a reaction to it finds it again',
    (it) => it.recommendationsUnbound,
  );
  gauge('outbox_pending', 'Digests and notices that are neither sent nor given up', (it) => it.outboxPending);
  gauge('model_version', 'The model version that answers', (it) => it.modelVersion);
  gauge('model_damaged', '1 where the activated version is damaged, and an earlier one or none answers', (it) => (it.modelDamaged ? 1 : 0));
  gauge('model_age_seconds', 'Since the model that answers was trained', (it) => it.modelAge);
  gauge('data_age_seconds', 'Since the book was last read whole, by a refresh or a training', (it) => it.dataAge);
  gauge('newest_trade_age_seconds', 'Since the day of the newest trade in the book', (it) => it.newestTradeAge);
  gauge('book_age_working_days', 'Working days since the day of the newest trade in the book', (it) => it.bookWorkingDaysOld);
  gauge('slack_connected', '1 where this process can hear Slack', (it) => (it.slackConnected ? 1 : 0));
  gauge('database_reached', '1 where the product’s own tables could be read just now; absent where not', () => 1);
  gaugeOfTwo('training_runs', 'Model versions that are kept, by whether they passed their gate', 'outcome', (it) => it.trainings);
  gaugeOfTwo('digest_subscriptions', 'Channels that get the digest, and those where it’s paused', 'state', (it) => it.subscriptions);
};
