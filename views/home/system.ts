import type { KnownBlock } from '@slack/types';
import { IN_THE_FUTURE } from '../../src/advisor/desk/data-quality.ts';
import { claimsOf } from '../../src/claims/claim.ts';
import type { HomeContent, SystemState } from '../../src/usecases/home/home-content.ts';
import { bold, line, list, plain, richText, words } from '../blocks/blocks.ts';
import { ago, count, date, plural, shown } from '../blocks/format.ts';
import { damageWords } from '../models/damaged-model.ts';
import { refusalInWords } from '../models/refusal-words.ts';

const rowsOf = ({ model, figures, at }: HomeContent, system: SystemState): ReadonlyArray<readonly [string, string]> => {
  const { lastTraining, lastReading, damagedModel } = system;
  const refused = lastTraining?.refusal ? `, refused: ${refusalInWords(lastTraining.version, lastTraining.refusal, 200)}` : '';
  const kept = claimsOf({}, 0);
  const rows: Array<readonly [string, string]> = [
    ['Database', `${system.database}; the book is ${system.source}`],
    [
      'Model',
      `${damagedModel ? `${damageWords(damagedModel)}; ` : ''}${model ? `version ${model.version}, trained ${ago(model.trainedAt, at)}` : 'none'}`,
    ],
    ['Last training', lastTraining ? `version ${lastTraining.version}, ${ago(lastTraining.at, at)}${refused}` : 'never'],
    ['Book', lastReading ? `read ${ago(lastReading, at)}${figures ? `; newest trade ${date(figures.dataAsOf)}` : ''}` : 'not read yet'],
    [
      'People',
      `${kept('product.people', plural(system.people, 'person', 'people'), system.people)} with a role in the database; ${kept('product.versions', plural(system.modelVersions, 'model version'), system.modelVersions)} kept`,
    ],
  ];
  if (figures) rows.push(['Data quality', qualityOf(figures)]);
  return rows;
};

const qualityOf = ({ quality, asOf }: NonNullable<HomeContent['figures']>): string => {
  const skipped = Object.values(quality.skipped).reduce((sum, rows) => sum + rows, 0);
  const found = [
    [skipped, 'rows skipped', 'skipped'],
    [quality.skipped[IN_THE_FUTURE] ?? 0, 'of them dated in the future', 'future'],
    [quality.clientsWithoutAge, 'clients without an age', 'withoutAge'],
    [quality.clientsWithoutBand, 'clients without a risk band', 'withoutBand'],
    [quality.tradesAfterMaturity, 'trades after maturity', 'afterMaturity'],
    [quality.unclassifiedTrades, 'trades of unclassified bonds', 'unclassified'],
  ] as const;
  const says = claimsOf({}, asOf);
  const missing = found.filter(([many]) => many > 0).map(([many, what, kind]) => `${says(`quality.${kind}`, count(many), many)} ${what}`);
  return missing.length === 0 ? 'nothing missing' : missing.join(' · ');
};

/** State of the system, for admins. Empty for everyone else. */
export const systemBlocks = (content: HomeContent): KnownBlock[] => {
  const { system, at } = content;
  if (!system) return [];
  const items = rowsOf(content, system).map(([name, value]) => line(bold(name), words(`  ${value}`)));
  const jobs = system.jobs.map(({ job, startedAt, finishedAt, waitsUntil, outcome }) =>
    line(
      words(
        `${shown(job, 60)}: ${finishedAt !== null ? shown(outcome ?? 'done', 60) : waitsUntil === null ? 'running' : 'waiting'}, started ${ago(startedAt, at)}`,
      ),
    ),
  );
  return [
    { type: 'header', text: plain('The system', 150) },
    richText(list('bullet', items)),
    ...(jobs.length === 0 ? [] : [richText(line(bold('Latest jobs')), list('bullet', jobs))]),
  ];
};
