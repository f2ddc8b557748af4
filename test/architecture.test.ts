import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import test from 'ava';

const root = resolve(import.meta.dirname, '..');
const filesOf = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join(folder, file));

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const importsOf = (file: string): Import[] => {
  const text = readFileSync(join(root, file), 'utf8');
  const statements = [...text.matchAll(/^(?:import|export)\s+(type\s+)?(?:[^'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gm)];
  const dynamic = [...text.matchAll(/import\(\s*['"]([^'"]+)['"]\s*\)/g)];
  const target = (specifier: string): string =>
    specifier.startsWith('.') ? relative(root, resolve(root, dirname(file), specifier)) : specifier;
  return [
    ...statements.map((match) => ({ from: file, to: target(match[2] as string), typeOnly: match[1] !== undefined })),
    ...dynamic.map((match) => ({ from: file, to: target(match[1] as string), typeOnly: false })),
  ];
};

/** What the files of a folder may import: folders, or packages by name. */
const offences = (folder: string, may: readonly RegExp[], mayAsType: readonly RegExp[] = []): string[] =>
  filesOf(folder)
    .flatMap(importsOf)
    .filter(({ to, typeOnly }) => !may.some((rule) => rule.test(to)) && !(typeOnly && mayAsType.some((rule) => rule.test(to))))
    .map(({ from, to }) => `${from} imports ${to}`);

test('the core imports nothing but itself and mathematics', (t) => {
  t.deepEqual(offences('src/advisor', [/^src\/advisor\//, /^ml-kmeans$/]), []);
});

test('the core asks no clock and no dice', (t) => {
  const impure = filesOf('src/advisor').filter((file) =>
    /Math\.random|Date\.now|new Date\(\)|performance\.|process\.|console\./.test(readFileSync(join(root, file), 'utf8')),
  );
  t.deepEqual(impure, []);
});

test('the use cases import the core and their own ports', (t) => {
  t.deepEqual(offences('src/usecases', [/^src\/usecases\//, /^src\/advisor\//]), []);
});

test('views import the words of the core, and of the use cases only types', (t) => {
  t.deepEqual(offences('views', [/^views\//, /^src\/advisor\//], [/^src\/usecases\//, /^@slack\/types$/]), []);
});

test('charts know what is drawn and how it is said, and nothing of Slack or SQL', (t) => {
  const packages = /^(node:.*|chart\.js|quickchart-js|@napi-rs\/canvas|zod)$/;
  t.deepEqual(
    offences(
      'src/charts',
      [/^src\/charts\//, /^views\/(format|figure)\.ts$/, /^src\/usecases\/ports\.ts$/, packages],
      [/^src\/advisor\//, /^src\/usecases\//],
    ),
    [],
  );
});

test('the data floor knows the core, the ports and its databases, and nothing of Slack', (t) => {
  const packages = /^(node:.*|knex|knex\/.*|objection|mysql2|mysql2\/.*|libsql|zod|csv-parse|csv-parse\/.*)$/;
  t.deepEqual(
    offences(
      'src/data',
      [/^src\/data\//, /^src\/advisor\//, /^src\/usecases\/(ports|shown-recommendation|actor)\.ts$/, /^src\/usecases\/ports\//, packages],
      [/^src\/config\.ts$/],
    ),
    [],
  );
});

test('commands and the Slack edge know the use cases and the views, and nothing of SQL', (t) => {
  // Of the charts only what is pure: a picture comes through the port.
  const charts = /^src\/charts\/(chart-spec|figure-chart|recommendation-\w+)\.ts$/;
  const may = [/^src\/slack\//, /^commands\//, /^views\//, /^src\/usecases\//, /^src\/advisor\//, /^@slack\//, /^node:/, /^zod$/, charts];
  t.deepEqual([...offences('commands', may, [/^pino$/]), ...offences('src/slack', [...may, charts], [/^pino$/])], []);
});

test('nobody imports the playground but the main program', (t) => {
  const outside = ['src', 'commands', 'views'].flatMap(filesOf).filter((file) => file !== 'src/main.ts');
  t.deepEqual(
    outside.flatMap(importsOf).filter(({ to }) => to.startsWith('playground/')),
    [],
  );
});

test('the playground knows Slack by its wire protocol alone', (t) => {
  t.deepEqual(
    filesOf('playground')
      .flatMap(importsOf)
      .filter(({ to }) => /^(src|commands|views)\//.test(to)),
    [],
  );
});

test('only the configuration reads the environment', (t) => {
  const readers = ['src', 'commands', 'views', 'playground']
    .flatMap(filesOf)
    .filter((file) => /process\.env(?!\.NODE_ENV)/.test(readFileSync(join(root, file), 'utf8')));
  t.deepEqual(readers, ['src/config.ts']);
});
