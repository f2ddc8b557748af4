import { isoFromDay } from '../advisor/units.ts';
import type { Config } from '../config.ts';
import { describeDatabaseError, isDatabaseError } from '../data/describe-database-error.ts';
import { pendingMigrations } from '../data/migrate.ts';
import { type Dependencies, openDependencies } from '../deps.ts';
import { FailedError } from '../failed-error.ts';
import type { Command } from './command.ts';

interface Finding {
  readonly check: string;
  readonly ok: boolean;
  readonly says: string;
}

type Check = (dependencies: Dependencies) => Promise<Omit<Finding, 'check'>>;

const CHECKS: Readonly<Record<string, Check>> = {
  database: async ({ database }) => {
    const pending = await pendingMigrations(database);
    return pending.length === 0
      ? { ok: true, says: 'reached, tables up to date' }
      : { ok: false, says: `${pending.length} migrations are pending: run "bond-advisor migrate"` };
  },
  book: async ({ source }) => {
    const newest = await source.newestTradeDay();
    return newest === null
      ? { ok: false, says: 'reached, but it holds no usable trade' }
      : { ok: true, says: `reached, newest trade ${isoFromDay(newest)}` };
  },
  model: async ({ stores }) => {
    const version = await stores.models.activeVersion();
    if (version === null) return { ok: false, says: 'none is in force: run "bond-advisor train"' };
    const stored = await stores.models.load(version);
    return { ok: true, says: `version ${version} in force, trained ${stored?.trainedAt.toISOString().slice(0, 10)}` };
  },
  charts: async ({ charts }) => {
    const spec = { config: { type: 'bar', data: { labels: ['₹'], datasets: [{ data: [1] }] } }, width: 120, height: 80 };
    const png = await charts.render(spec, { devicePixelRatio: 1 });
    return { ok: png.length > 0, says: 'drawn' };
  },
};

const slackFindings = async ({ slack, slackApiUrl }: Config): Promise<readonly Finding[]> => {
  if (slack.kind === 'playground') return [{ check: 'slack', ok: true, says: 'no tokens: the playground is served' }];
  const { checkSlack } = await import('../slack/check-slack.ts');
  return checkSlack(slack, slackApiUrl);
};

const inWords = (error: unknown, config: Config): string => {
  if (isDatabaseError(error)) return describeDatabaseError(error, config.databaseUrl);
  return error instanceof Error ? error.message : String(error);
};

export const doctor: Command = {
  name: 'doctor',
  usage: 'doctor [--json]',
  summary: 'Checks configuration, databases, model, charts, Slack’s tokens and scopes: each line ok, or what to do.',
  options: { json: { type: 'boolean' } },
  positionals: [0, 0],
  run: async ({ config, flag, print }) => {
    const findings: Finding[] = [{ check: 'configuration', ok: true, says: 'read' }];
    try {
      const dependencies = await openDependencies(config);
      for (const [check, look] of Object.entries(CHECKS)) {
        const finding = await look(dependencies).catch((error: unknown) => ({ ok: false, says: inWords(error, config) }));
        findings.push({ check, ...finding });
      }
      await dependencies.close();
    } catch (error) {
      findings.push({ check: 'database', ok: false, says: inWords(error, config) });
    }
    findings.push(...(await slackFindings(config)));
    if (flag('json')) print(JSON.stringify({ findings }));
    else for (const { check, ok, says } of findings) print(`${ok ? 'ok ' : 'NOT'}  ${check.padEnd(15)} ${says}`);
    if (findings.some((finding) => !finding.ok)) throw new FailedError('Not everything is in order.');
  },
};
