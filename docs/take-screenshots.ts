/**
 * Takes screenshots of every surface at the width of a phone and of a desk, light and dark, and one sheet with all of them: `npm run screenshots`, or of
 * the surfaces whose names begin with a word: `npm run screenshots -- quote`. With `--readme`, only the README's are taken. They go to build/screenshots; those of the README to docs/screenshots as well.
 * Chromium drives the real product on a fresh demo book, as its users would. Set CHROMIUM_PATH if the browser isn't at /usr/bin/chromium.
 */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Browser } from 'playwright-core';
import { parseConfig } from '../src/config.ts';
import { startServing } from '../src/main.ts';
import { openBrowser } from '../test/helpers/chromium.ts';
import { SURFACES, type Surface } from './screenshots/surfaces.ts';

const VIEWPORTS = { desk: { width: 1440, height: 1080 }, phone: { width: 390, height: 844 } } as const;
const THEMES = ['light', 'dark'] as const;
type Kind = `${keyof typeof VIEWPORTS}-${(typeof THEMES)[number]}`;
const KINDS: readonly Kind[] = ['desk-light', 'desk-dark', 'phone-light', 'phone-dark'];

/** The pictures of the README, by the surface and the kind they're taken of. */
const IN_README: Readonly<Record<string, string>> = {
  'recommendation-desk-light': 'recommendation',
  'recommendation-phone-dark': 'recommendation-phone',
  'client-desk-light': 'client',
  'compare-desk-light': 'compare',
  'home-desk-light': 'home',
  'home-phone-dark': 'home-phone',
  'digest-desk-dark': 'digest',
  'quote-desk-light': 'quote',
  'quote-phone-dark': 'quote-phone',
  'quote-flows-desk-light': 'quote-flows',
  'quote-flows-phone-dark': 'quote-flows-phone',
  'pick-a-client-desk-light': 'pick-a-client',
};

const README_ONLY = '--readme';
const folder = 'build/screenshots';
const readme = 'docs/screenshots';

const take = async (browser: Browser, url: string, { name, prepare }: Surface, kind: Kind): Promise<void> => {
  const isPhone = kind.startsWith('phone');
  const viewport = VIEWPORTS[isPhone ? 'phone' : 'desk'];
  // Sharp enough to read, and small enough to keep with the code.
  const scale = isPhone ? 1.5 : 1.2;
  const context = await browser.newContext({
    viewport,
    deviceScaleFactor: scale,
    hasTouch: isPhone,
    colorScheme: kind.endsWith('dark') ? 'dark' : 'light',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(url);
  const message = await prepare(page);
  // Opening a menu and drawing a chart are animated.
  await page.waitForTimeout(800);
  const box = await message?.boundingBox();
  const file = join(folder, `${name}-${kind}.png`);
  await page.screenshot({ path: file });
  await context.close();
  const kept = IN_README[`${name}-${kind}`];
  if (kept) copyFileSync(file, join(readme, `${kept}.png`));
  console.error(`${file}${box ? `: the message is ${Math.round(box.height)} pixels high` : ''}`);
};

/** All pictures side by side: a row for each surface, a column for each kind. */
const makeSheet = async (names: readonly string[]): Promise<void> => {
  const [row, gap] = [520, 12];
  const widths = KINDS.map((kind) => {
    const { width, height } = VIEWPORTS[kind.startsWith('phone') ? 'phone' : 'desk'];
    return Math.round((width / height) * row);
  });
  const canvas = createCanvas(
    widths.reduce((sum, width) => sum + width + gap, gap),
    names.length * (row + gap) + gap,
  );
  const context = canvas.getContext('2d');
  context.fillStyle = '#808080';
  context.fillRect(0, 0, canvas.width, canvas.height);
  for (const [at, name] of names.entries()) {
    let left: number = gap;
    for (const [column, kind] of KINDS.entries()) {
      const width = widths[column] ?? 0;
      context.drawImage(await loadImage(join(folder, `${name}-${kind}.png`)), left, gap + at * (row + gap), width, row);
      left += width + gap;
    }
  }
  writeFileSync(join(folder, 'sheet.webp'), await canvas.encode('webp', 80));
};

for (const each of [folder, readme]) mkdirSync(each, { recursive: true });
const temporary = mkdtempSync(join(tmpdir(), 'bond-advisor-screenshots-'));
const serving = await startServing(
  parseConfig({ DATABASE_URL: `sqlite:${join(temporary, 'book.sqlite')}`, PORT: '0', METRICS_PORT: '0', LOG_LEVEL: 'error' }),
  console.error,
);
const browser = await openBrowser();

const [begins = ''] = process.argv.slice(2).filter((word) => word !== README_ONLY);
const isReadmeOnly = process.argv.includes(README_ONLY);
const asked = SURFACES.filter(({ name }) => name.startsWith(begins));
for (const surface of asked) {
  for (const kind of KINDS) if (!isReadmeOnly || IN_README[`${surface.name}-${kind}`]) await take(browser, serving.url, surface, kind);
}
if (!isReadmeOnly) await makeSheet(asked.map(({ name }) => name));

await browser.close();
await serving.stop();
rmSync(temporary, { recursive: true, force: true });
