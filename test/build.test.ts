import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { parse } from 'yaml';
import { type Finished, run } from './helpers/command-line.ts';
import { temporaryFolder } from './helpers/product.ts';

/** The smallest project that the build knows how to build. */
const SOURCES: Readonly<Record<string, string>> = {
  'package.json': '{"type":"module"}',
  'package-lock.json': '{}',
  'tsconfig.json': '{}',
  'src/cli.ts': "export const main = async (): Promise<number> => {\n  console.log('first');\n  return 0;\n};\n",
  'src/jobs/heavy-worker.ts': 'export {};\n',
  'src/charts/draw-worker.ts': 'export {};\n',
  'src/data/import/write-worker.ts': 'export {};\n',
  'playground/emoji-drawings.ts': 'export const emojiDrawings = (): object => ({});\n',
  'playground/page/main.tsx': 'export {};\n',
  'playground/page/styles/page.css': 'a{}\n',
  'test/program.ts': "import { words } from './words.ts';\nconsole.log(words);\n",
  'test/words.ts': "export const words: string = 'first';\n",
};

const project = (t: ExecutionContext, name = 'project') => {
  const folder = join(temporaryFolder(t), name);
  for (const place of ['commands', 'views', 'bench', 'docs']) mkdirSync(join(folder, place), { recursive: true });
  cpSync(resolve('bin'), join(folder, 'bin'), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  for (const [file, text] of Object.entries(SOURCES)) write(file, text);
  const node = (...words: string[]): Promise<Finished> => run(process.execPath, words, { folder });
  return {
    folder,
    write,
    product: () => node('bin/bond-advisor.js'),
    program: () => node('bin/run.js', 'test/program.ts'),
    built: (): readonly string[] => readdirSync(join(folder, 'build')).filter((entry) => entry.startsWith('product-')),
  };
};

const says = (t: ExecutionContext, finished: Finished, words: string): void => {
  t.is(finished.status, 0, finished.stderr);
  t.is(finished.stdout, `${words}\n`);
};

for (const name of ['a b', 'hash#tag', 'what?', 'a%20b', '100%', 'quote"\'', 'M\u00fcller']) {
  test(`a project in the folder ${name} is built and run`, async (t) => {
    const { product, program } = project(t, name);
    says(t, await product(), 'first');
    says(t, await program(), 'first');
  });
}

test('a package of many files is bundled in both builds, with what it exports by name and by default', async (t) => {
  const { folder, write, product, program, built } = project(t);
  const uses = "import knex from 'knex';\nimport { Model } from 'objection';\nimport { z } from 'zod';\n";
  const says3 = 'console.log(typeof knex, typeof Model.query, z.number().parse(3));\n';
  write('src/cli.ts', `${uses}export const main = async (): Promise<number> => {\n  ${says3}  return 0;\n};\n`);
  write('test/program.ts', `${uses}${says3}`);
  says(t, await product(), 'function function 3');
  says(t, await program(), 'function function 3');
  for (const place of [built()[0] ?? '', 'modules'])
    t.deepEqual(
      readdirSync(join(folder, 'build', place, 'packages')).filter((file) => !file.startsWith('chunk-')),
      ['knex.js', 'objection.js', 'zod.js'],
    );
});

test('an edit that keeps the size and the time of a file is seen', async (t) => {
  const { folder, write, product, program } = project(t);
  const longAgo = new Date('2026-01-01T00:00:00Z');
  const edit = (words: string): void => {
    for (const file of ['src/cli.ts', 'test/words.ts']) {
      write(file, SOURCES[file]?.replace('first', words) ?? '');
      utimesSync(join(folder, file), longAgo, longAgo);
    }
  };
  edit('aaaaa');
  says(t, await product(), 'aaaaa');
  says(t, await program(), 'aaaaa');
  edit('bbbbb');
  says(t, await product(), 'bbbbb');
  says(t, await program(), 'bbbbb');
});

test('a copy of a built project, whose files are newer, is not built again', async (t) => {
  const { folder, product, built } = project(t);
  says(t, await product(), 'first');
  const copy = join(temporaryFolder(t), 'copy');
  cpSync(folder, copy, { recursive: true });
  says(t, await run(process.execPath, ['bin/bond-advisor.js'], { folder: copy }), 'first');
  t.deepEqual(
    readdirSync(join(copy, 'build')).filter((entry) => entry.startsWith('product-')),
    built(),
  );
});

test('a source that was .tsx and is .ts now keeps its output', async (t) => {
  const { folder, write, program } = project(t);
  write('test/program.ts', "import { words } from './words.tsx';\nconsole.log(words);\n");
  renameSync(join(folder, 'test/words.ts'), join(folder, 'test/words.tsx'));
  says(t, await program(), 'first');
  write('test/program.ts', SOURCES['test/program.ts'] ?? '');
  renameSync(join(folder, 'test/words.tsx'), join(folder, 'test/words.ts'));
  says(t, await program(), 'first');
});

test('processes that start together after an edit all run the edited program', async (t) => {
  const { write, program, product } = project(t);
  for (let file = 0; file < 200; file++) write(`test/many/file-${file}.ts`, `export const value = ${file};\n`);
  says(t, await program(), 'first');
  for (const words of ['second', 'third']) {
    write('src/cli.ts', SOURCES['src/cli.ts']?.replace('first', words) ?? '');
    write('test/words.ts', `export const words = '${words}';\n`);
    for (const finished of await Promise.all([program(), product(), program(), product(), program()])) says(t, finished, words);
  }
});

test('what a killed build left is removed by a later one', async (t) => {
  const { folder, write, product } = project(t);
  const longAgo = new Date('2026-01-01T00:00:00Z');
  for (const left of ['build/aside-1/cli.js', 'build/needed-1.js']) write(left, '');
  for (const left of ['build/aside-1', 'build/needed-1.js']) utimesSync(join(folder, left), longAgo, longAgo);
  says(t, await product(), 'first');
  t.deepEqual(
    readdirSync(join(folder, 'build')).filter((entry) => /^(aside|needed)/.test(entry)),
    [],
  );
});

test('a process that is running keeps the files it started from, however many edits follow', async (t) => {
  const { folder, write, product, built } = project(t);
  write('src/late.ts', "export const words = 'late';\n");
  write(
    'src/cli.ts',
    "export const main = async (): Promise<number> => {\n  console.log('ready');\n  for await (const _ of process.stdin);\n  console.log((await import('./late.ts')).words);\n  return 0;\n};\n",
  );
  const server = spawn(process.execPath, ['bin/bond-advisor.js'], { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] });
  t.teardown(() => server.kill());
  let said = '';
  server.stdout.on('data', (chunk: Buffer) => {
    said += chunk;
  });
  await once(server.stdout, 'data');
  for (const words of ['one', 'two', 'three', 'four', 'five']) {
    write('src/cli.ts', SOURCES['src/cli.ts']?.replace('first', words) ?? '');
    says(t, await product(), words);
  }
  t.is(built().length, 5, 'the newest, three before it, and the one in use');
  server.stdin.end();
  await once(server, 'close');
  t.is(said, 'ready\nlate\n');

  write('src/cli.ts', SOURCES['src/cli.ts']?.replace('first', 'six') ?? '');
  says(t, await product(), 'six');
  t.is(built().length, 4, 'nobody uses it any more');
});

test('a source that does not compile stops every program, with its place and without a stack', async (t) => {
  const { write, product, program } = project(t);
  says(t, await product(), 'first');
  write('src/cli.ts', 'const = 3;\n');
  for (const { status, stdout, stderr } of [await product(), await program()]) {
    t.is(status, 1);
    t.is(stdout, '', 'the older build is not used');
    t.regex(stderr, /src\/cli\.ts:1:6/);
    t.notRegex(stderr, /node_modules/);
  }
});

test('whoever may not write the build is told so in one sentence', async (t) => {
  const { folder, write } = project(t);
  // Root may write anywhere, so the file system refuses in Node's name.
  write(
    'refuse.cjs',
    "const fs = require('node:fs');\nfs.mkdirSync = () => { throw Object.assign(new Error('read-only file system'), { code: 'EROFS' }); };\nrequire('node:module').syncBuiltinESMExports();\n",
  );
  const { status, stderr } = await run(process.execPath, ['--require', './refuse.cjs', 'bin/bond-advisor.js'], { folder });
  t.is(status, 1);
  t.regex(stderr, /^The build can't be written .*\n$/);
});

test('a program of the project has to be named', async (t) => {
  const { folder } = project(t);
  for (const words of [[], ['test'], ['test/nothing.ts']]) {
    const { status, stderr } = await run(process.execPath, ['bin/run.js', ...words], { folder });
    t.is(status, 2);
    t.regex(stderr, /^usage: node bin\/run\.js FILE/);
  }
});

test('the image holds what the product is built from and nothing else, and runs it without rights and with a health check', (t) => {
  const lines = readFileSync('Dockerfile', 'utf8').split('\n');
  const copied = lines.flatMap((line) => /^COPY (?!--from)(.+) \S+$/.exec(line)?.[1]?.split(' ') ?? []);
  t.deepEqual(
    [...copied].sort(),
    readFileSync('.dockerignore', 'utf8')
      .split('\n')
      .flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []))
      .sort(),
  );
  t.true(copied.every((file) => existsSync(file)));
  t.true(['bin', 'commands', 'playground', 'src', 'views', 'package-lock.json', 'tsconfig.json'].every((file) => copied.includes(file)));
  const last = lines.slice(lines.lastIndexOf(lines.findLast((line) => line.startsWith('FROM ')) ?? ''));
  t.true(last.includes('USER node'));
  t.regex(last.join('\n'), /HEALTHCHECK [\s\S]*\/health\/live/);
});

test('the composition waits for the database and the migration, holds no password, and sets only known variables', (t) => {
  const { services } = parse(readFileSync('compose.yml', 'utf8'), { merge: true }) as {
    services: Record<
      string,
      { environment: Record<string, string>; depends_on?: Record<string, { condition: string }>; healthcheck?: object }
    >;
  };
  t.deepEqual(services.app?.depends_on, { migrate: { condition: 'service_completed_successfully' } });
  t.deepEqual(services.migrate?.depends_on, { database: { condition: 'service_healthy' } });
  t.truthy(services.database?.healthcheck);
  const sample = readFileSync('.env.sample', 'utf8');
  for (const service of [services.app, services.migrate]) {
    for (const name of Object.keys(service?.environment ?? {})) t.regex(sample, new RegExp(`^# ${name}=`, 'm'));
  }
  t.regex(services.app?.environment.DATABASE_URL ?? '', /\$\{DATABASE_PASSWORD:\?/);
  t.is(services.database?.environment.MYSQL_PASSWORD, `\${DATABASE_PASSWORD}`);
});
