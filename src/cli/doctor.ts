import { count, dateOf, plural } from '../../views/blocks/format.ts';
import { dayInWords } from '../advisor/calendar/day-in-words.ts';
import { IN_THE_FUTURE } from '../advisor/desk/data-quality.ts';
import { readDeskFigures } from '../advisor/desk/desk-figures.ts';
import { day, isoFromDay } from '../advisor/units.ts';
import { checkBook, checkDatabase, checkMapping, inWords, isBookPrivate } from '../check-parts.ts';
import type { Config } from '../config.ts';
import { searchForDamage } from '../data/database-pulse.ts';
import { TERMINAL } from '../data/query-limits.ts';
import { type Dependencies, openDependencies } from '../deps.ts';
import { FailedError } from '../faults/failed-error.ts';
import { UsageError } from '../faults/usage-error.ts';
import { untrueInWords } from '../truth/check-claims.ts';
import type { Run } from './command.ts';
import { checkTruth, type TruthFound } from './truth/check-truth.ts';

interface Finding {
  readonly check: string;
  readonly ok: boolean;
  readonly says: string;
}

/** What is there; null if there's nothing to check. @throws what's wrong and what to do */
type Check = (dependencies: Dependencies) => Promise<string | null>;

/** What the last reading of the book found of rows that were corrected since the active model learned from them. */
const correctedSince = async ({ stores, activeModel }: Dependencies): Promise<readonly string[]> => {
  const stored = await activeModel.current();
  const figures = readDeskFigures((await stores.aggregates.latest('desk'))?.document);
  if (!stored || !figures?.correctedShares || figures.version !== stored.version) return [];
  const upTo = dayInWords(stored.model.asOf);
  return [
    `rows up to ${upTo} were corrected after it learned from them, so ${plural(figures.correctedShares, 'share')} in its reasons no longer hold: run "bond-advisor train"`,
  ];
};

const CHECKS: Readonly<Record<string, Check>> = {
  database: async (dependencies) => {
    const says = await checkDatabase(dependencies);
    await searchForDamage(dependencies.database);
    return says;
  },
  book: checkBook,
  mapping: checkMapping,
  trades: async ({ stores }) => {
    const figures = readDeskFigures((await stores.aggregates.latest('desk'))?.document);
    if (!figures) return 'not read yet: "bond-advisor train" reads them';
    const future = figures.quality.skipped[IN_THE_FUTURE] ?? 0;
    const says = `${count(figures.trades)} read`;
    return future === 0 ? says : `${says}; ${plural(future, 'trade')} dated in the future left out: correct the dates in the book`;
  },
  model: async (dependencies) => {
    const { activeModel, config } = dependencies;
    const stored = await activeModel.current();
    const { damaged } = activeModel;
    const cure = 'Train a new one ("bond-advisor train"), or go back to a sound one ("bond-advisor models activate VERSION").';
    if (damaged) {
      const instead = damaged.instead === null ? 'No earlier version can be served either.' : `Version ${damaged.instead} answers instead.`;
      throw new FailedError(`${damaged.reason} ${instead} ${cure}`);
    }
    if (!stored) throw new FailedError('no version is active: run "bond-advisor train"');
    const says = `version ${stored.version} is active, trained ${dateOf(stored.trainedAt, config.timeZone)}`;
    return [says, ...(await correctedSince(dependencies))].join('; ');
  },
  messages: async ({ services }) => {
    const unbound = await services.unboundRecommendations();
    const says = 'recommendations of the last 7 days have no message that we know: a reaction to one finds it again';
    return unbound === 0 ? 'every recommendation of the last 7 days has its message' : `${unbound} ${says}`;
  },
  charts: async ({ charts, config }) => {
    const spec = { config: { type: 'bar', data: { labels: ['₹'], datasets: [{ data: [1] }] } }, width: 120, height: 80 };
    const png = await charts.render(spec, { devicePixelRatio: 1 });
    if (png.length === 0) throw new FailedError('nothing was drawn');
    return config.charts === 'native'
      ? 'drawn; Slack draws those it can itself (CHARTS=native)'
      : 'drawn; messages show them as pictures (CHARTS=image)';
  },
};

const PLAYGROUND = {
  served: 'no tokens: the playground is served',
  kept: "no tokens: the command line works, and nothing is served. The playground doesn't show a firm's book. For a Slack workspace, set SLACK_BOT_TOKEN and SLACK_APP_TOKEN (or SLACK_SIGNING_SECRET)",
} as const;

const slackFindings = async ({ slack, slackApiUrl, proxy }: Config, playground: keyof typeof PLAYGROUND): Promise<readonly Finding[]> => {
  if (slack.kind === 'playground') return [{ check: 'slack', ok: true, says: PLAYGROUND[playground] }];
  const { checkSlack } = await import('../slack/transports/check-slack.ts');
  return checkSlack(slack, { apiUrl: slackApiUrl, proxy });
};

/** "0 untrue of 12,345 claims about 300 clients, in 4 s" */
const truthInWords = ({ claims, untrue, clients, of, seconds }: TruthFound): string => {
  const who = clients < of ? `${count(clients)} of ${plural(of, 'client')}` : plural(of, 'client');
  return `${count(untrue.length)} untrue of ${plural(claims, 'claim')} about ${who}, in ${count(Math.max(1, seconds))} s`;
};

const truthInJson = ({ untrue, ...found }: TruthFound) => ({
  ...found,
  untrue: untrue.map(({ claim: { kind, subject, number, asOf, words }, recomputed, wrong }) => ({
    kind,
    subject,
    words,
    claimed: number,
    recomputed,
    wrong,
    asOf: isoFromDay(day(asOf)),
  })),
});

export const run: Run = async ({ config, flag, print }) => {
  const findings: Finding[] = [{ check: 'configuration', ok: true, says: 'read' }];
  let truth: TruthFound | null = null;
  let playground: keyof typeof PLAYGROUND = 'served';
  try {
    const dependencies = await openDependencies(config, { limits: TERMINAL });
    for (const [check, look] of Object.entries(CHECKS)) {
      const finding = await look(dependencies).then(
        (says) => says !== null && { ok: true, says },
        (error: unknown) => ({ ok: false, says: inWords(error, config.databaseUrl) }),
      );
      if (finding) findings.push({ check, ...finding });
    }
    if (flag('truth')) {
      try {
        truth = await checkTruth(dependencies);
        const says = [truthInWords(truth), ...(await correctedSince(dependencies))].join('; ');
        findings.push({ check: 'truth', ok: truth.untrue.length === 0, says });
      } catch (error) {
        findings.push({ check: 'truth', ok: false, says: inWords(error, config.databaseUrl) });
      }
    }
    if (await isBookPrivate(dependencies).catch(() => true)) playground = 'kept';
    await dependencies.close();
  } catch (error) {
    // A file that the configuration names can't be used.
    if (error instanceof UsageError) findings[0] = { check: 'configuration', ok: false, says: error.message };
    else findings.push({ check: 'database', ok: false, says: inWords(error, config.databaseUrl) });
  }
  findings.push(...(await slackFindings(config, playground)));
  if (flag('json')) print(JSON.stringify({ findings, ...(truth && { truth: truthInJson(truth) }) }));
  else {
    for (const { check, ok, says } of findings) print(`${ok ? 'ok ' : 'NOT'}  ${check.padEnd(15)} ${says}`);
    for (const untrue of truth?.untrue ?? []) print(untrueInWords(untrue));
  }
  if (findings.some((finding) => !finding.ok)) throw new FailedError('Not everything is in order.');
};
