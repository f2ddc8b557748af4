import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import test from 'ava';

/**
 * Every folder, lowest first. A file may import files of its own folder and of folders further up in this list, so no two folders can import each
 * other. A new folder gets a place here.
 */
const ORDER: readonly string[] = [
  // What messages claim, as numbers that a second implementation recomputes.
  'src/claims/kinds',
  'src/claims',
  // The core, pure: bonds and learning.
  'src/advisor',
  'src/advisor/calendar',
  'src/advisor/bonds/math',
  'src/advisor/bonds',
  'src/advisor/model',
  'src/advisor/book',
  'src/advisor/words',
  // Which client band counts, and what a client may be offered.
  'src/advisor/suitability',
  // What to pay for a bond, and what comes back.
  'src/advisor/quote',
  'src/advisor/segments',
  'src/advisor/values',
  // The order of the bonds of a type.
  'src/advisor/bond-order',
  'src/advisor/exploration',
  'src/advisor/advice',
  'src/advisor/measure',
  'src/advisor/intake',
  'src/advisor/ladder',
  // What a sentence asks for.
  'src/advisor/plain',
  // What's on offer, by wish, and what may take a bond's place.
  'src/advisor/offers',
  'src/advisor/compare',
  'src/advisor/desk',
  'src/advisor/breakdown',
  'src/advisor/family',
  'src/advisor/digest',
  'src/advisor/off-policy',
  'src/advisor/evaluation',
  'src/advisor/train',
  // Errors that the command line says in words.
  'src/faults',
  // How long a person waits for what.
  'src/patience',
  // What an adviser can ask for. First the ground, then what builds on it.
  'src/usecases/jobs',
  'src/usecases/ports/loading',
  'src/usecases/ports/profiles',
  'src/usecases/ports/watching',
  'src/usecases/ports',
  'src/usecases/actor',
  'src/usecases/ledger',
  'src/usecases/serving',
  'src/usecases/asked-client',
  'src/usecases/profiles',
  'src/usecases/advise',
  'src/usecases/breakdown',
  'src/usecases/desk',
  'src/usecases/digest',
  'src/usecases/exploration',
  'src/usecases/compare',
  'src/usecases/family',
  'src/usecases/feedback',
  'src/usecases/intake',
  'src/usecases/client',
  'src/usecases/models',
  'src/usecases/quote',
  'src/usecases/offers',
  'src/usecases/watch',
  'src/usecases/recommendation',
  'src/usecases/statements',
  'src/usecases/shortcuts',
  'src/usecases/first-contact',
  'src/usecases/plain',
  'src/usecases/home',
  'src/usecases/train',
  'src/usecases/admin',
  'src/usecases',
  // Block Kit.
  'views/blocks',
  'views/asked-client',
  'views/digest',
  'views/models',
  'views/notices',
  'views/home',
  'views/breakdown',
  'views/first-contact',
  'views/recommendation',
  'views/compare',
  'views/admin',
  'views/family',
  'views/intake',
  'views/client',
  'views/ladder',
  'views/watch',
  'views/quote',
  'views/offers',
  'views/shortcuts',
  'views/plain',
  'src/charts',
  // Databases, the book and the product’s own tables.
  'src/data',
  'src/data/rows',
  'src/data/audit',
  'src/data/migrations',
  'src/data/backup',
  'src/data/sources/reading',
  'src/data/mapping',
  'src/data/values',
  'src/data/columns',
  'src/data/files',
  'src/data/bond-types',
  'src/data/demo/ground',
  'src/data/demo/market',
  'src/data/demo',
  'src/data/sources/firm',
  'src/data/sources/flat',
  'src/data/understanding',
  'src/data/sources/mapped',
  'src/data/import',
  'src/data/sources',
  'src/data/proposing',
  'src/data/stores/admin',
  'src/data/stores/clients',
  'src/data/stores/advice',
  'src/data/stores/desk',
  'src/data/stores/digest',
  'src/data/stores/erasure',
  // The second implementation of what messages claim.
  'src/truth/world',
  'src/truth/world/mapped',
  'src/truth/pricing',
  'src/truth/recompute',
  'src/truth/recompute/learned',
  'src/truth/recompute/quote',
  'src/truth',
  // The Slack edge. First the ground, then a room per feature.
  'src/slack/blocks',
  'src/slack/edge',
  'src/slack/calls',
  'src/slack/posting',
  'src/slack/listener',
  'src/slack/guard',
  'src/slack/transports',
  'src/slack/admin',
  'src/slack/book-file',
  'src/slack/asked-client',
  'src/slack/breakdown',
  'src/slack/client',
  'src/slack/compare',
  'src/slack/family',
  'src/slack/ladder',
  'src/slack/quote',
  'src/slack/offers',
  'src/slack/watch',
  'src/slack/models',
  'src/slack/recommendation',
  'src/slack/client-menu',
  'src/slack/feedback',
  'src/slack/plain',
  'src/slack/first-contact',
  'src/slack/intake',
  'src/slack/risk-profile',
  'src/slack/shortcuts',
  'src/slack/digest',
  'src/slack/home',
  'src/slack',
  'commands',
  'src/metrics',
  // A Slack workspace on one page. It knows nothing of the product.
  'playground/page/emoji',
  'playground/wire',
  'playground/ground',
  'playground/page/charts',
  'playground/page/parts',
  'playground/page/surface',
  'playground/page/text',
  'playground/files',
  'playground/page/elements',
  'playground/page/inspector',
  'playground/strictness',
  'playground/traffic',
  'playground/page/blocks',
  'playground/state',
  'playground/page/messages',
  'playground/to-app',
  'playground/page',
  'playground/page-actions',
  'playground/web-api',
  'playground',
  // What puts everything together.
  'src/cli/output',
  'src',
  'src/jobs',
  'src/cli/truth',
  'src/cli/asking',
  // The use cases as tools for other programs.
  'src/cli/mcp',
  'src/cli',
];

/** Imports against the order, each with its reason. At most five. */
const EXCEPTIONS: ReadonlyArray<{ readonly from: string; readonly to: string; readonly why: string }> = [
  { from: 'src', to: 'src/jobs', why: 'administration starts heavy work in a worker thread, which builds the same dependencies again' },
  { from: 'src', to: 'src/cli', why: 'cli.ts hands each call to its command, and commands open the dependencies or start serving' },
];

const MOST_FILES = 25;

const root = process.cwd();
const filesOf = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join(folder, file));
const PRODUCT = ['src', 'commands', 'views', 'playground'];

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const importsOf = (file: string, text = readFileSync(join(root, file), 'utf8')): Import[] => {
  const statements = [...text.matchAll(/^(?:import|export)\s+(type\s+)?(?:[^'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gm)];
  const dynamic = [...text.matchAll(/import\(\s*['"]([^'"]+)['"]\s*\)/g)];
  const target = (specifier: string): string =>
    specifier.startsWith('.') ? relative(root, resolve(root, dirname(file), specifier)) : specifier;
  return [
    ...statements.map((match) => ({ from: file, to: target(match[2] as string), typeOnly: match[1] !== undefined })),
    ...dynamic.map((match) => ({ from: file, to: target(match[1] as string), typeOnly: false })),
  ];
};

/** What's wrong with an import by the order of the folders; null if nothing is. */
const againstTheOrder = ({ from, to }: Import): string | null => {
  const [ours, theirs] = [dirname(from), dirname(to)];
  if (!/\.(ts|tsx|css)$/.test(to) || ours === theirs) return null;
  if (EXCEPTIONS.some((exception) => exception.from === ours && exception.to === theirs)) return null;
  const [place, wanted] = [ORDER.indexOf(ours), ORDER.indexOf(theirs)];
  if (place === -1) return `${ours} has no place in the order (${from})`;
  return wanted !== -1 && wanted < place ? null : `${from} imports ${to}, which is not below it`;
};

test('each folder imports only folders below it, in one stated order', (t) => {
  const wrong = PRODUCT.flatMap(filesOf)
    .flatMap((file) => importsOf(file))
    .flatMap((one) => againstTheOrder(one) ?? []);
  t.deepEqual(wrong, []);
});

test('every folder of the product has a place in the order, and the order names no other', (t) => {
  const folders = new Set(PRODUCT.flatMap(filesOf).map(dirname));
  t.deepEqual([...folders].sort(), [...ORDER].sort());
});

test('at most five imports go against the order, each with a reason, and each is used', (t) => {
  t.true(EXCEPTIONS.length <= 5);
  const imports = PRODUCT.flatMap(filesOf).flatMap((file) => importsOf(file));
  for (const { from, to, why } of EXCEPTIONS) {
    t.true(why.length > 20);
    t.true(
      imports.some((one) => dirname(one.from) === from && dirname(one.to) === to),
      `${from} no longer imports ${to}`,
    );
  }
});

test('a file in the wrong room is noticed', (t) => {
  const misplaced = importsOf('src/advisor/bonds/segment-names.ts', "import { segmentOf } from '../segments/assign.ts';");
  t.deepEqual(misplaced.map(againstTheOrder), [
    'src/advisor/bonds/segment-names.ts imports src/advisor/segments/assign.ts, which is not below it',
  ]);
  const homeless = importsOf('src/advisor/misc/anything.ts', "import { day } from '../units.ts';");
  t.deepEqual(homeless.map(againstTheOrder), ['src/advisor/misc has no place in the order (src/advisor/misc/anything.ts)']);
});

test(`no folder holds more than ${MOST_FILES} files flat`, (t) => {
  const count = new Map<string, number>();
  for (const file of [...PRODUCT, 'test', 'bench', 'docs'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name))),
  )) {
    count.set(dirname(file), (count.get(dirname(file)) ?? 0) + 1);
  }
  t.deepEqual(
    [...count].filter(([, files]) => files > MOST_FILES),
    [],
  );
});

/** What the files of a folder may import besides their own floor: folders, or packages by name. */
const offences = (folder: string, may: readonly RegExp[], mayAsType: readonly RegExp[] = []): string[] =>
  filesOf(folder)
    .flatMap((file) => importsOf(file))
    .filter(({ to, typeOnly }) => !may.some((rule) => rule.test(to)) && !(typeOnly && mayAsType.some((rule) => rule.test(to))))
    .map(({ from, to }) => `${from} imports ${to}`);

test('the core imports nothing but itself, mathematics and the claims its sentences make', (t) => {
  t.deepEqual(offences('src/advisor', [/^src\/advisor\//, /^src\/claims\//, /^ml-kmeans$/]), []);
});

test('the core asks no clock and no dice', (t) => {
  const impure = filesOf('src/advisor').filter((file) =>
    /Math\.random|Date\.now|new Date\(\)|performance\.|process\.|console\./.test(readFileSync(join(root, file), 'utf8')),
  );
  t.deepEqual(impure, []);
});

test('the use cases import the core, the claims their sentences make and their own ports', (t) => {
  t.deepEqual(offences('src/usecases', [/^src\/usecases\//, /^src\/advisor\//, /^src\/claims\//, /^src\/patience\//]), []);
});

test('views import the words of the core, and of the use cases only types', (t) => {
  t.deepEqual(offences('views', [/^views\//, /^src\/advisor\//, /^src\/claims\//], [/^src\/usecases\//, /^@slack\/types$/]), []);
});

test('charts know what is drawn and how it is said, and nothing of Slack or SQL', (t) => {
  const packages = /^(node:.*|chart\.js|quickchart-js|@napi-rs\/canvas|zod)$/;
  t.deepEqual(
    offences(
      'src/charts',
      [
        /^src\/charts\//,
        /^src\/claims\//,
        /^views\/blocks\/(format|figure)\.ts$/,
        // A type's chance among what fits is the same in the picture as in the words.
        /^src\/advisor\/advice\/among-suitable\.ts$/,
        // So is what its bars are called.
        /^src\/advisor\/words\/glossary\.ts$/,
        // And how what's below zero is written.
        /^src\/advisor\/signed\.ts$/,
        /^src\/usecases\/ports\//,
        packages,
      ],
      [/^src\/advisor\//, /^src\/usecases\//],
    ),
    [],
  );
});

test('the data floor knows the core, the ports, its databases and errors in words, and nothing of Slack', (t) => {
  const packages = /^(node:.*|knex|knex\/.*|objection|mysql2|mysql2\/.*|libsql|zod|yaml|hucre\/xlsx)$/;
  t.deepEqual(
    offences('src/data', [/^src\/data\//, /^src\/advisor\//, /^src\/faults\//, /^src\/usecases\/ports\//, /^src\/patience\//, packages]),
    [],
  );
});

test('the checker of claims knows the raw tables and the written definitions, and shares no code with what it checks', (t) => {
  t.deepEqual(
    offences('src/truth', [
      /^src\/truth\//,
      /^src\/claims\//,
      /^src\/data\/(database|stream-rows|values\/(text|words)|rows\/client-hash)\.ts$/,
    ]),
    [],
  );
});

test('claims know nothing', (t) => {
  t.deepEqual(offences('src/claims', [/^src\/claims\//]), []);
});

/** Of the charts only what is pure: a picture comes through the port. */
const PURE_CHARTS = /^src\/charts\/(chart-spec|figure-chart|recommendation-\w+)\.ts$/;
const SLACK_EDGE = [
  /^src\/slack\//,
  /^src\/patience\//,
  /^views\//,
  /^src\/usecases\//,
  /^src\/advisor\//,
  /^@slack\//,
  /^node:/,
  /^zod$/,
  /^undici$/,
  PURE_CHARTS,
];

test('the Slack edge knows the use cases and the views, and nothing of SQL or the commands', (t) => {
  t.deepEqual(offences('src/slack', SLACK_EDGE, [/^pino$/]), []);
});

test('only the builder listens to Slack and acknowledges, so no listener forgets to admit, acknowledge or audit', (t) => {
  // The hand-over passes Bolt's acknowledgement on, and acknowledges a vote that Slack sends twice.
  const builder = /^src\/slack\/(listener\/|guard\/hand-over\.ts$)/;
  const listensOrAcknowledges = /(?<!\bon)\.(?:command|action|view|options|shortcut|event)[(<]|\back\b/;
  const direct = [...filesOf('src/slack'), ...filesOf('commands')].filter(
    (file) => !builder.test(file) && listensOrAcknowledges.test(readFileSync(join(root, file), 'utf8')),
  );
  t.deepEqual(direct, []);
});

test('every listener that is declared has an answer, without which nothing would listen', (t) => {
  const unanswered = [...filesOf('src/slack'), ...filesOf('commands')].filter((file) => {
    if (file.startsWith('src/slack/listener/')) return false;
    const text = readFileSync(join(root, file), 'utf8').replaceAll(/\/\*.*?\*\//gs, '');
    const declared = text.match(/\bon\s*\.(?:command|press|submission|options|globalShortcut|messageShortcut|event)\(/g) ?? [];
    return declared.length !== (text.match(/\.answer\(/g) ?? []).length;
  });
  t.deepEqual(unanswered, []);
});

test('only use cases read the facts of a client who was asked for', (t) => {
  const reading = PRODUCT.flatMap(filesOf).filter((file) =>
    /import [^;]*\bfactsOf\b[^;]*from '[^']*asked-client\/asked-client\.ts'/.test(readFileSync(join(root, file), 'utf8')),
  );
  t.deepEqual(
    reading.filter((file) => !file.startsWith('src/usecases/')),
    [],
  );
});

test('only askedClient looks a client up and follows linked ids', (t) => {
  const looking = filesOf('src')
    .flatMap((file) => importsOf(file))
    .filter(({ to, typeOnly }) => /asked-client\/(find-client|linked-id)\.ts$/.test(to) && !typeOnly);
  t.deepEqual([...new Set(looking.map(({ from }) => from))], ['src/usecases/asked-client/asked-client.ts']);
});

test('commands know the Slack edge', (t) => {
  t.deepEqual(offences('commands', [/^commands\//, ...SLACK_EDGE]), []);
});

test('metrics know numbers and ports, and listen on their own', (t) => {
  t.deepEqual(
    offences(
      'src/metrics',
      [/^src\/metrics\//, /^src\/faults\//, /^src\/advisor\//, /^src\/slack\/edge\//, /^prom-client$/, /^node:/],
      [/^src\/usecases\//],
    ),
    [],
  );
});

test('jobs know the use cases, and of the rest only what starts them', (t) => {
  t.deepEqual(
    offences(
      'src/jobs',
      [
        /^src\/jobs\//,
        /^src\/usecases\//,
        /^src\/advisor\//,
        /^src\/data\/stores\/digest\//,
        /^src\/slack\/edge\//,
        /^src\/(?:deps|open-file-look)\.ts$/,
        /^node:/,
        /^node-cron$/,
        /^zod$/,
      ],
      [/^src\/config\.ts$/],
    ),
    [],
  );
});

test('the command line says things itself: it draws no blocks and reads no table', (t) => {
  const listeners = filesOf('src/cli')
    .flatMap((file) => importsOf(file))
    .filter(({ to }) =>
      /^(src\/slack\/(?!app\.ts|transports\/check-slack\.ts)|src\/data\/(stores|sources)\/|knex|objection|mysql2|libsql|playground\/)/.test(
        to,
      ),
    );
  t.deepEqual(listeners, []);
});

test('knex and objection stay inside the data floor', (t) => {
  const outside = ['src', 'commands', 'views', 'playground'].flatMap(filesOf).filter((file) => !file.startsWith('src/data/'));
  t.deepEqual(
    outside.flatMap((file) => importsOf(file)).filter(({ to }) => /^(knex|objection|mysql2|libsql)(\/|$)/.test(to)),
    [],
  );
});

test('only the command line acts as the command line, which may do everything', (t) => {
  const users = PRODUCT.flatMap(filesOf).filter((file) => /\bCOMMAND_LINE\b/.test(readFileSync(join(root, file), 'utf8')));
  t.deepEqual(
    users.filter((file) => !/^src\/(cli\/|usecases\/actor\/actor\.ts)/.test(file)),
    [],
  );
});

test('nobody imports the playground but the main program', (t) => {
  const outside = ['src', 'commands', 'views'].flatMap(filesOf).filter((file) => file !== 'src/main.ts');
  t.deepEqual(
    outside.flatMap((file) => importsOf(file)).filter(({ to }) => to.startsWith('playground/')),
    [],
  );
});

test('the playground knows Slack by its wire protocol alone', (t) => {
  t.deepEqual(
    filesOf('playground')
      .flatMap((file) => importsOf(file))
      .filter(({ to }) => /^(src|commands|views)\//.test(to)),
    [],
  );
});

test('only the configuration reads the environment', (t) => {
  const readers = PRODUCT.flatMap(filesOf).filter((file) => /process\.env(?!\.NODE_ENV)/.test(readFileSync(join(root, file), 'utf8')));
  t.deepEqual(readers, ['src/config.ts']);
});
