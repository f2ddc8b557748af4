import type { KnownBlock } from '@slack/types';
import type { HomeContent, SystemState } from '../../src/usecases/desk/home-content.ts';
import { bold, line, list, plain, richText, words } from '../blocks.ts';
import { ago, count, date, plural, shown } from '../format.ts';

const rowsOf = ({ model, figures, at }: HomeContent, system: SystemState): ReadonlyArray<readonly [string, string]> => {
  const { lastTraining, lastReading } = system;
  const refused = lastTraining?.refusal ? `, refused: ${shown(lastTraining.refusal, 200)}` : '';
  const rows: Array<readonly [string, string]> = [
    ['Database', `${system.database}; the book is ${system.source}`],
    ['Model', model ? `version ${model.version} in force, trained ${ago(model.trainedAt, at)}` : 'none in force'],
    ['Last training', lastTraining ? `version ${lastTraining.version}, ${ago(lastTraining.at, at)}${refused}` : 'never'],
    ['Book', lastReading ? `read ${ago(lastReading, at)}${figures ? `; newest trade ${date(figures.asOf)}` : ''}` : 'not read yet'],
    [
      'People',
      `${plural(system.people, 'person', 'people')} with a role in the database; ${plural(system.modelVersions, 'model version')} kept`,
    ],
  ];
  if (figures) rows.push(['Data quality', qualityOf(figures.quality)]);
  return rows;
};

const qualityOf = (quality: NonNullable<HomeContent['figures']>['quality']): string => {
  const skipped = Object.values(quality.skipped).reduce((sum, rows) => sum + rows, 0);
  const found = [
    [skipped, 'rows skipped'],
    [quality.clientsWithoutAge, 'clients without an age'],
    [quality.clientsWithoutBand, 'clients without a risk band'],
    [quality.tradesAfterMaturity, 'trades after maturity'],
    [quality.unclassifiedTrades, 'trades of unclassified bonds'],
  ] as const;
  const missing = found.filter(([many]) => many > 0).map(([many, what]) => `${count(many)} ${what}`);
  return missing.length === 0 ? 'nothing missing' : missing.join(' · ');
};

/** The machine itself, for admins. */
export const systemBlocks = (content: HomeContent): KnownBlock[] => {
  const { system, at } = content;
  if (!system) return [];
  const items = rowsOf(content, system).map(([name, value]) => line(bold(name), words(`  ${value}`)));
  const jobs = system.jobs.map(({ job, startedAt, finishedAt, waitsUntil, outcome }) =>
    line(
      words(
        `${shown(job, 60)}: ${finishedAt !== null ? shown(outcome ?? 'done', 60) : waitsUntil === null ? 'under way' : 'waits'}, begun ${ago(startedAt, at)}`,
      ),
    ),
  );
  return [
    { type: 'header', text: plain('The system', 150) },
    richText(list('bullet', items)),
    ...(jobs.length === 0 ? [] : [richText(line(bold('Latest jobs')), list('bullet', jobs))]),
  ];
};
