// The one build: esbuild turns the TypeScript sources into `build/`, which git ignores. It does nothing when nothing has changed.
//
//   build/product-<id>/   the command line and its worker threads, bundled: few files, so they load fast; and the playground's page
//   build/modules/        every source file on its own, tests and benchmarks included: what AVA and `bin/run.js` run
//   …/packages/           in both: the packages that take longest to load, bundled
//
// The id comes from the sources, so an edit gets a new folder and a server that is running keeps the files it started from.
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const BUILD = join(root, 'build');
const MODULES = join(BUILD, 'modules');
const PRODUCT_FOLDERS = ['src', 'commands', 'views', 'playground'];
const MODULE_FOLDERS = [...PRODUCT_FOLDERS, 'test', 'bench', 'docs'];
/** Older builds to keep as well as those in use, for going back and forth between two states of the sources. */
const OLDER_BUILDS_KEPT = 3;
/** No build takes this long. */
const LEFT_AFTER_MS = 3_600_000;
const PAGE = { 'bundled/page': 'playground/page/main.tsx', 'bundled/style': 'playground/page/styles/page.css' };
/** Where `playground/page-files.ts` ends up: it reads the page from the folder `bundled` next to it. */
const PAGE_READER = join(MODULES, 'playground');

const filesIn = (folder) => {
  const found = [];
  const walk = (path) => {
    for (const entry of readdirSync(join(root, path), { withFileTypes: true })) {
      const inside = `${path}/${entry.name}`;
      if (entry.isDirectory()) walk(inside);
      else if (/\.(ts|tsx|css)$/.test(entry.name)) found.push(inside);
    }
  };
  walk(folder);
  return found;
};

/** What the outputs depend on apart from the sources. */
const SETTINGS = ['package-lock.json', 'tsconfig.json', 'bin/build.js'];

/** A file's path and content. Its time wouldn't do: an archive, an image or a copy changes it, and an edit may keep it. */
const stampOf = (file) =>
  `${file} ${createHash('sha256')
    .update(readFileSync(join(root, file)))
    .digest('hex')}`;

const idOf = (files) =>
  createHash('sha256')
    .update([...files, ...SETTINGS].map(stampOf).join('\n'))
    .digest('hex')
    .slice(0, 12);

const COMMON = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  jsx: 'automatic',
  sourcemap: true,
  // The sources are next to the build: a map needs only their places.
  sourcesContent: false,
  legalComments: 'none',
  logLevel: 'warning',
};

const NODE = { ...COMMON, platform: 'node', target: 'node20.19', packages: 'external' };

/** Of hundreds of small files each, they'd take most of the time in which a process starts. */
const BUNDLED_PACKAGES = [
  '@slack/bolt',
  '@slack/web-api',
  'hucre/xlsx',
  'knex',
  'knex/lib/dialects/better-sqlite3/index.js',
  'knex/lib/dialects/mysql2/index.js',
  'knex/lib/dialects/sqlite3/execution/sqlite-transaction.js',
  'mysql2',
  'mysql2/promise',
  'objection',
  'undici',
  'yaml',
  'zod',
];
/** Drivers that knex can do without, and packages with native parts. */
const NOT_BUNDLED = ['better-sqlite3', 'libsql', 'mariadb', 'mysql', 'oracledb', 'pg', 'pg-query-stream', 'sqlite3', 'tedious'];
const packageFile = (name) => `packages/${name.replace(/\W+/g, '-')}.js`;
const isImported = (files) => {
  const text = files.map((file) => readFileSync(join(root, file), 'utf8')).join('\n');
  return (name) => text.includes(`from '${name}'`);
};

/**
 * Bundles packages, with one copy of what they share. They export what they export by themselves.
 * @param names of `BUNDLED_PACKAGES`
 */
const bundlePackages = async (esbuild, names, folder) => {
  if (names.length === 0) return;
  const entries = Object.fromEntries(names.map((name) => [packageFile(name).replace(/\.js$/, ''), name]));
  const exported = new Map(await Promise.all(names.map(async (name) => [name, Object.keys(await import(name))])));
  await esbuild.build({
    ...NODE,
    packages: 'bundle',
    sourcemap: false,
    splitting: true,
    minifyWhitespace: true,
    external: NOT_BUNDLED,
    entryPoints: entries,
    chunkNames: 'packages/[name]-[hash]',
    outdir: folder,
    // CommonJS that became a module still requires Node's own.
    banner: { js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);" },
    plugins: [
      {
        name: 'same-exports',
        setup: ({ onResolve, onLoad }) => {
          onResolve({ filter: /./ }, ({ kind, path }) => (kind === 'entry-point' ? { path, namespace: 'exports' } : undefined));
          onLoad({ filter: /./, namespace: 'exports' }, ({ path }) => {
            const own = exported.get(path).filter((key) => key !== 'default' && key !== 'module.exports');
            const whole = exported.get(path).includes('default') ? `export { default } from '${path}';` : '';
            return { contents: `import * as all from '${path}';\n${whole}\nexport const { ${own.join(', ')} } = all;`, resolveDir: root };
          });
        },
      },
    ],
  });
};

/** Compiles and runs a source file that the build itself needs. */
const importSource = async (esbuild, file) => {
  const outfile = join(BUILD, `needed-${randomUUID()}.js`);
  await esbuild.build({ ...NODE, sourcemap: false, entryPoints: [file], outfile });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(outfile);
  }
};

const buildPage = async (esbuild, folder) => {
  const { emojiDrawings } = await importSource(esbuild, 'playground/emoji-drawings.ts');
  await esbuild.build({
    ...COMMON,
    entryPoints: PAGE,
    outdir: folder,
    minify: true,
    sourcemap: false,
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"', EMOJI_DRAWINGS: JSON.stringify(emojiDrawings()) },
  });
};

/**
 * Bundles the product if its sources have changed.
 * @returns the folder that holds `cli.js`
 * @throws esbuild's error if the sources don't compile
 */
export const buildProduct = async () => {
  const files = PRODUCT_FOLDERS.flatMap(filesIn);
  const folder = join(BUILD, `product-${idOf(files)}`);
  if (existsSync(folder)) return folder;
  const esbuild = await import('esbuild');
  // Built aside and renamed: the folder is complete as soon as it exists, even if several processes build at once.
  const aside = join(BUILD, `aside-${randomUUID()}`);
  mkdirSync(aside, { recursive: true });
  const packages = BUNDLED_PACKAGES.filter(isImported(files));
  const made = await Promise.allSettled([
    bundlePackages(esbuild, packages, aside),
    esbuild.build({
      ...NODE,
      plugins: [
        {
          name: 'bundled-packages',
          setup: ({ onResolve }) => {
            onResolve({ filter: /^[^.]/ }, ({ path }) =>
              packages.includes(path) ? { path: `./${packageFile(path)}`, external: true } : undefined,
            );
          },
        },
      ],
      entryPoints: ['src/cli.ts', 'src/jobs/heavy-worker.ts', 'src/charts/draw-worker.ts', 'src/data/import/write-worker.ts'],
      entryNames: '[name]',
      // Flat: a worker is started by a path relative to the file that starts it, here as in `modules`.
      chunkNames: '[name]-[hash]',
      splitting: true,
      outdir: aside,
    }),
    buildPage(esbuild, aside),
  ]);
  try {
    for (const { reason } of made) if (reason !== undefined) throw reason;
    renameSync(aside, folder);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  removeOlderBuilds(folder);
  return folder;
};

const UNWRITABLE = new Set(['EACCES', 'EROFS', 'ENOSPC']);

/** Ends a program whose build failed. esbuild has already said what's wrong, so its stack would add nothing. */
export const stopUnbuilt = (error) => {
  if (UNWRITABLE.has(error.code)) {
    console.error(`The build can't be written (${error.message}). Let somebody who may write to build/ run \`npm run build\` once.`);
  } else if (Array.isArray(error.errors)) console.error('The build failed; nothing was started.');
  else throw error;
  process.exit(1);
};

/** The newest first. Another process may remove some at the same time. */
const foundInBuild = (pattern) =>
  readdirSync(BUILD)
    .filter((name) => pattern.test(name))
    .map((name) => ({ path: join(BUILD, name), made: statSync(join(BUILD, name), { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((one, other) => other.made - one.made);

const isRunning = (pid) => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Another user's process can't be signalled.
    return error.code === 'EPERM';
  }
};

const USED_BY = 'used-by-';

const isInUse = (folder) =>
  existsSync(folder) && readdirSync(folder).some((name) => name.startsWith(USED_BY) && isRunning(Number(name.slice(USED_BY.length))));

/** Keeps a product build until this process ends, however many builds follow. Where nobody may write, nobody removes it either. */
export const keepProduct = (folder) => {
  const mark = join(folder, `${USED_BY}${process.pid}`);
  try {
    writeFileSync(mark, '');
    process.once('exit', () => rmSync(mark, { force: true }));
  } catch {}
};

const removeOlderBuilds = (current) => {
  const older = foundInBuild(/^product-/).filter(({ path }) => path !== current);
  for (const { path } of older.slice(OLDER_BUILDS_KEPT)) {
    if (isInUse(path)) continue;
    const aside = join(BUILD, `aside-${randomUUID()}`);
    try {
      // Renamed first, so that a process that's stopped half-way doesn't leave half a build under a build's name.
      renameSync(path, aside);
    } catch {
      continue;
    }
    rmSync(aside, { recursive: true, force: true });
  }
  // What a process left that was killed while it built.
  const left = foundInBuild(/^(aside|needed)-/).filter(({ made }) => made < Date.now() - LEFT_AFTER_MS);
  for (const { path } of left) rmSync(path, { recursive: true, force: true });
};

const outputOf = (file) => join(MODULES, file.replace(/\.tsx?$/, '.js'));

/**
 * A relative import of a source file. In the build it names that file's output. The length stays the same, so source maps stay right (after `.tsx` the
 * rest of a line moves by one). esbuild prints imports at the start of a line, so text that looks like one is left alone.
 */
const IMPORTED = /(^(?:import|export)\b[^'"\n]*|^\} from |\bimport\()"(\.{1,2}\/[^"\n]+)\.tsx?"/gm;
/** An import of a package. */
const IMPORTED_PACKAGE = /(^(?:import|export)\b[^'"\n]*|^\} from |\bimport\()"([^."\n][^"\n]*)"/gm;

/** The text of an output that imports other outputs. */
const linked = (path, text, packages) => {
  const fileOf = (name) => relative(dirname(path), join(MODULES, packageFile(name))).replaceAll('\\', '/');
  return text
    .replace(IMPORTED, '$1"$2.js"')
    .replace(IMPORTED_PACKAGE, (whole, before, name) => (packages.includes(name) ? `${before}"./${fileOf(name)}"` : whole));
};

/** Another process may read the file meanwhile: it sees the old text or the new, never half of one. */
const writeWhole = (path, text) => {
  const aside = `${path}.${randomUUID()}`;
  writeFileSync(aside, text);
  renameSync(aside, path);
};

/**
 * Compiles each changed source file on its own, and removes the output of files that are gone.
 * @returns the folder that mirrors the sources, `.js` for `.ts`
 * @throws esbuild's error if the sources don't compile
 */
export const buildModules = async () => {
  const files = MODULE_FOLDERS.flatMap(filesIn);
  const sources = files.filter((file) => !file.endsWith('.css'));
  const record = join(MODULES, 'built.json');
  const built = existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')) : {};
  const options = idOf([]);
  const now = Object.fromEntries(files.map((file) => [file, `${options} ${stampOf(file)}`]));
  const changed = sources.filter((file) => built[file] !== now[file]);
  const gone = Object.keys(built).filter((file) => !(file in now));
  const isPageChanged = [...files, ...gone].some((file) => /^playground\/(page\/|emoji-drawings)/.test(file) && built[file] !== now[file]);
  if (changed.length === 0 && gone.length === 0 && !isPageChanged) return MODULES;

  const esbuild = await import('esbuild');
  const packages = BUNDLED_PACKAGES.filter(isImported(sources));
  if (packages.some((name) => !existsSync(join(MODULES, packageFile(name)))) || Object.values(built)[0]?.split(' ')[0] !== options)
    await bundlePackages(esbuild, packages, MODULES);
  if (changed.length > 0) {
    const { outputFiles } = await esbuild.build({
      ...NODE,
      bundle: false,
      packages: undefined,
      entryPoints: changed,
      outbase: root,
      outdir: MODULES,
      write: false,
    });
    for (const { path, text } of outputFiles) {
      mkdirSync(dirname(path), { recursive: true });
      writeWhole(path, path.endsWith('.map') ? text : linked(path, text, packages));
    }
  }
  // `a.tsx` that became `a.ts` has the same output.
  const outputs = new Set(sources.map(outputOf));
  for (const output of gone.map(outputOf))
    if (!outputs.has(output)) for (const path of [output, `${output}.map`]) rmSync(path, { force: true });
  if (isPageChanged) await buildPage(esbuild, PAGE_READER);
  writeWhole(record, JSON.stringify(now));
  return MODULES;
};

if (realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const began = performance.now();
  const folders = await Promise.all([buildProduct(), buildModules()]).catch(stopUnbuilt);
  console.log(`${folders.map((folder) => relative(root, folder)).join(' and ')}: ${Math.round(performance.now() - began)} ms`);
}
