import { randomUUID } from 'node:crypto';
import { dateTimeOf } from '../../views/blocks/format.ts';
import { PLAINEST_LOOK } from '../../views/blocks/look.ts';
import { digestMessage } from '../../views/digest/digest-message.ts';
import type { Dependencies } from '../deps.ts';
import { FailedError } from '../faults/failed-error.ts';
import { UsageError } from '../faults/usage-error.ts';
import { digestJob } from '../jobs/digest-job.ts';
import { runDue } from '../jobs/run-due.ts';
import type { DigestPoster } from '../usecases/digest/digest-poster.ts';
import { dueAtOrBefore } from '../usecases/digest/digest-time.ts';
import type { Call, Run } from './command.ts';
import { messageText } from './output/message-text.ts';
import { table } from './output/table.ts';
import { withDependencies } from './with-dependencies.ts';

interface ChannelResult {
  readonly channel: string;
  readonly outcome: string;
  /** When it was due; null if it wasn't. */
  readonly slot: Date | null;
  readonly detail: string | null;
}

const show = async ({ gatherDigest, clock, config }: Dependencies, channel: string | null, { flag, print }: Call): Promise<void> => {
  const gathered = await gatherDigest({ channel, at: clock.now() });
  if (gathered.kind === 'untrained') {
    throw new FailedError(
      'There’s no digest yet: it’s made from a book that was read under a trained model. Run "bond-advisor train" first.',
    );
  }
  const { digest } = gathered;
  const message = digestMessage(digest, { look: PLAINEST_LOOK, charts: [] }, { kind: 'none' }, config.timeZone);
  print(flag('json') ? JSON.stringify({ digest }) : messageText(message.blocks));
};

/** The outcome of every subscribed channel's newest slot. */
const results = async ({ config, stores, clock }: Dependencies): Promise<ChannelResult[]> => {
  const usual = { cron: config.digestCron, zone: config.timeZone };
  return Promise.all(
    (await stores.digestSubscriptions.list()).map(async ({ channel, time, notBefore, pausedBy }) => {
      const slot = dueAtOrBefore(time ?? usual, clock.now());
      const run = slot && (await stores.jobs.find({ job: `digest:${channel}`, slot }));
      if (run) return { channel, outcome: run.outcome ?? 'to be tried again', slot: run.slot, detail: run.detail };
      const isDue = slot !== null && slot > notBefore;
      return { channel, outcome: pausedBy === null ? (isDue ? 'held' : 'not due yet') : 'paused', slot: null, detail: null };
    }),
  );
};

const send = async (dependencies: Dependencies, poster: DigestPoster, { flag, print }: Call): Promise<void> => {
  const { config, stores, clock, gatherDigest } = dependencies;
  const errors: string[] = [];
  const digestTime = { cron: config.digestCron, zone: config.timeZone };
  const job = digestJob({ ...stores, clock, poster, gather: gatherDigest, digestTime });
  const onError = (error: unknown, what: string): void => void errors.push(`${what}: ${error instanceof Error ? error.message : error}`);
  await runDue({ jobs: [job], store: stores.jobs, clock, holder: randomUUID(), onTry: () => {}, onError })();
  const channels = await results(dependencies);
  if (flag('json')) print(JSON.stringify({ channels }));
  else if (channels.length === 0) print('No channel is subscribed. In Slack: /bond-digest in the channel that shall have it.');
  else
    print(
      table(
        ['channel', 'digest of', 'outcome'],
        channels.map(({ channel, slot, outcome, detail }) => [
          channel,
          slot === null ? '-' : dateTimeOf(slot, config.timeZone),
          detail ? `${outcome}: ${detail}` : outcome,
        ]),
      ),
    );
  if (errors.length > 0) throw new FailedError(errors.join('\n'));
  if (channels.some(({ outcome }) => outcome === 'failed' || outcome === 'to be tried again'))
    throw new FailedError('Not every digest could be sent.');
};

export const run: Run = async (call) => {
  const { config } = call;
  const channel = call.text('channel');
  if (call.flag('dry-run')) return withDependencies(config, (dependencies) => show(dependencies, channel, call));
  if (channel !== null) throw new UsageError('--channel goes with --dry-run: without it every subscribed channel gets what’s due.');
  const { slack } = config;
  if (slack.kind === 'playground') {
    throw new UsageError(
      'Sending the digest needs Slack: set SLACK_BOT_TOKEN with SLACK_APP_TOKEN or SLACK_SIGNING_SECRET. "bond-advisor digest --dry-run" shows it without.',
    );
  }
  // Bolt takes half a second to load, so only when something is sent.
  const [{ createSlackApp }, { SLASH_COMMANDS }] = await Promise.all([import('../slack/app.ts'), import('../../commands/index.ts')]);
  await withDependencies(config, async (dependencies) => {
    const { services, log, clock, calendar, charts } = dependencies;
    const nativeCharts = config.charts === 'native';
    const connection = { ...slack, proxy: config.proxy, ...(config.slackApiUrl !== null && { apiUrl: config.slackApiUrl }) };
    const { digestPoster } = createSlackApp({
      commands: SLASH_COMMANDS,
      services,
      connection,
      logger: log,
      clock,
      calendar,
      charts,
      nativeCharts,
    });
    await send(dependencies, digestPoster, call);
  });
};
