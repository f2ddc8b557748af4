import { dateOf } from '../../views/blocks/format.ts';
import { IN_THE_FUTURE } from '../advisor/desk/data-quality.ts';
import { readDeskFigures } from '../advisor/desk/desk-figures.ts';
import { checkBook, checkDatabase, inWords } from '../check-parts.ts';
import type { Config } from '../config.ts';
import { searchForDamage } from '../data/database-pulse.ts';
import { TERMINAL } from '../data/query-limits.ts';
import { type Dependencies, openDependencies } from '../deps.ts';
import { FailedError } from '../faults/failed-error.ts';
import type { Run } from './command.ts';

interface Finding {
  readonly check: string;
  readonly ok: boolean;
  readonly says: string;
}

/** What is there. @throws what's wrong and what to do */
type Check = (dependencies: Dependencies) => Promise<string>;

const CHECKS: Readonly<Record<string, Check>> = {
  database: async (dependencies) => {
    const says = await checkDatabase(dependencies);
    await searchForDamage(dependencies.database);
    return says;
  },
  book: checkBook,
  trades: async ({ stores }) => {
    const figures = readDeskFigures((await stores.aggregates.latest('desk'))?.document);
    if (!figures) return 'not read yet: "bond-advisor train" reads them';
    const future = figures.quality.skipped[IN_THE_FUTURE] ?? 0;
    const says = `${figures.trades} read`;
    return future === 0 ? says : `${says}; ${future} left out, because they are dated in the future: correct their dates in the book`;
  },
  model: async ({ activeModel, config }) => {
    const stored = await activeModel.current();
    const { damaged } = activeModel;
    const cure = 'Train a new one ("bond-advisor train"), or go back to a sound one ("bond-advisor models activate VERSION").';
    if (damaged) {
      const instead = damaged.instead === null ? 'No earlier version can be served either.' : `Version ${damaged.instead} answers instead.`;
      throw new FailedError(`${damaged.reason} ${instead} ${cure}`);
    }
    if (!stored) throw new FailedError('no version is active: run "bond-advisor train"');
    return `version ${stored.version} is active, trained ${dateOf(stored.trainedAt, config.timeZone)}`;
  },
  messages: async ({ services }) => {
    const unbound = await services.unboundRecommendations();
    const says = 'recommendations of the last 7 days have no message that we know: a reaction to one finds it again';
    return unbound === 0 ? 'every recommendation of the last 7 days has its message' : `${unbound} ${says}`;
  },
  charts: async ({ charts }) => {
    const spec = { config: { type: 'bar', data: { labels: ['₹'], datasets: [{ data: [1] }] } }, width: 120, height: 80 };
    const png = await charts.render(spec, { devicePixelRatio: 1 });
    if (png.length === 0) throw new FailedError('nothing was drawn');
    return 'drawn';
  },
};

const slackFindings = async ({ slack, slackApiUrl, proxy }: Config): Promise<readonly Finding[]> => {
  if (slack.kind === 'playground') return [{ check: 'slack', ok: true, says: 'no tokens: the playground is served' }];
  const { checkSlack } = await import('../slack/transports/check-slack.ts');
  return checkSlack(slack, { apiUrl: slackApiUrl, proxy });
};

export const run: Run = async ({ config, flag, print }) => {
  const findings: Finding[] = [{ check: 'configuration', ok: true, says: 'read' }];
  try {
    const dependencies = await openDependencies(config, { limits: TERMINAL });
    for (const [check, look] of Object.entries(CHECKS)) {
      const finding = await look(dependencies).then(
        (says) => ({ ok: true, says }),
        (error: unknown) => ({ ok: false, says: inWords(error, config.databaseUrl) }),
      );
      findings.push({ check, ...finding });
    }
    await dependencies.close();
  } catch (error) {
    findings.push({ check: 'database', ok: false, says: inWords(error, config.databaseUrl) });
  }
  findings.push(...(await slackFindings(config)));
  if (flag('json')) print(JSON.stringify({ findings }));
  else for (const { check, ok, says } of findings) print(`${ok ? 'ok ' : 'NOT'}  ${check.padEnd(15)} ${says}`);
  if (findings.some((finding) => !finding.ok)) throw new FailedError('Not everything is in order.');
};
