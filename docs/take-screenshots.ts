/**
 * Takes all of the README's screenshots: `npm run screenshots`, or those whose names begin with a word: `npm run screenshots -- quote`. Chromium drives the real product on a fresh demo book, as its users would.
 * Set CHROMIUM_PATH if the browser isn't at /usr/bin/chromium.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { parseConfig } from '../src/config.ts';
import { startServing } from '../src/main.ts';
import { openBrowser } from '../test/helpers/chromium.ts';

interface Shot {
  readonly name: string;
  readonly viewport: { readonly width: number; readonly height: number };
  readonly theme: 'light' | 'dark';
  /** Leads the page to what the picture shows. */
  readonly prepare: (page: Page) => Promise<void>;
}

const WIDE = { width: 1440, height: 1080 };
const PHONE = { width: 390, height: 844 };

/** The newest message with these words, from its beginning. */
const messageWith = async (page: Page, words: string | RegExp): Promise<Locator> => {
  const message = page.getByRole('article').filter({ hasText: words }).last();
  await message.waitFor();
  return message;
};

const fromItsBeginning = (message: Locator): Promise<void> => message.evaluate((element) => element.scrollIntoView({ block: 'start' }));

const say = async (page: Page, words: string): Promise<void> => {
  const composer = page.getByRole('textbox', { name: /^Message / });
  await composer.fill(words);
  await composer.press('Enter');
};

const ask =
  (command: string, answer: string | RegExp) =>
  async (page: Page): Promise<void> => {
    await say(page, command);
    await fromItsBeginning(await messageWith(page, answer));
  };

const recommendWithThumb = async (page: Page): Promise<void> => {
  await say(page, '/bond-recommend C_0042');
  const message = await messageWith(page, 'Offer ');
  await message.getByRole('button', { name: 'React with :+1:' }).dispatchEvent('click');
  await message.getByText(/1 👍/).waitFor();
  await fromItsBeginning(message);
};

/** A coupon bond, so that there are flows to draw and a yield to compare after tax. @param at whether it shows the beginning of the quote, or its end with the cash flows and the comparison after tax */
const quote =
  (at: 'beginning' | 'end') =>
  async (page: Page): Promise<void> => {
    await say(page, '/bond-recommend C_0338');
    const recommended = await messageWith(page, 'Offer ');
    await recommended.getByRole('button', { name: 'Quote' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('How much').fill('4 lakh');
    await dialog.getByLabel('Tax slab in percent').fill('30');
    await dialog.getByRole('button', { name: 'Quote', exact: true }).click();
    const quoted = await messageWith(page, /Quote · .*settling.*Tax-free .* vs taxable/s);
    await quoted.getByRole('img', { name: / interest, / }).waitFor();
    await quoted.evaluate((element, block) => element.scrollIntoView({ block: block as 'start' | 'end' }), at === 'end' ? 'end' : 'start');
  };

const pickClient = async (page: Page): Promise<void> => {
  await say(page, '/bond-recommend ');
  const box = page.getByRole('dialog').getByRole('combobox');
  await box.click();
  await box.pressSequentially('C_00');
  await page.getByRole('option', { name: /C_0042/ }).waitFor();
};

const compare = async (page: Page): Promise<void> => {
  await say(page, '/bond-compare C_0042 C_0002');
  const message = await messageWith(page, 'C_0042 vs C_0002');
  // The picture is added once it's drawn.
  await message.getByRole('img', { name: /likely next/ }).waitFor();
  await fromItsBeginning(message);
};

const openHome = async (page: Page): Promise<void> => {
  await page.getByRole('tab', { name: 'Home' }).click();
  await page.getByRole('heading', { name: 'Your clients to call' }).waitFor();
  // The picture is added once it's drawn.
  await page.getByRole('img', { name: /^Clients by segment/ }).waitFor();
};

const previewDigest = async (page: Page): Promise<void> => {
  await page.getByLabel('Act as').selectOption('U0SUPERVI1');
  await page.getByText('bond-desk').first().click();
  await say(page, '/bond-digest preview');
  await fromItsBeginning(await messageWith(page, 'Weekly digest ·'));
};

const SHOTS: readonly Shot[] = [
  { name: 'recommendation', viewport: WIDE, theme: 'light', prepare: recommendWithThumb },
  // Without a mouse a message has no bar of reactions, so this one has no thumb.
  { name: 'recommendation-phone', viewport: PHONE, theme: 'dark', prepare: ask('/bond-recommend C_0042', 'Offer ') },
  { name: 'client', viewport: WIDE, theme: 'light', prepare: ask('/bond-client C_0002', 'matures') },
  { name: 'compare', viewport: WIDE, theme: 'light', prepare: compare },
  { name: 'home', viewport: WIDE, theme: 'light', prepare: openHome },
  { name: 'home-phone', viewport: PHONE, theme: 'dark', prepare: openHome },
  { name: 'digest', viewport: WIDE, theme: 'dark', prepare: previewDigest },
  { name: 'quote', viewport: WIDE, theme: 'light', prepare: quote('beginning') },
  { name: 'quote-phone', viewport: PHONE, theme: 'dark', prepare: quote('beginning') },
  { name: 'quote-flows', viewport: WIDE, theme: 'light', prepare: quote('end') },
  { name: 'quote-flows-phone', viewport: PHONE, theme: 'dark', prepare: quote('end') },
  // Last, because the modal stays open for the person who opened it.
  { name: 'pick-a-client', viewport: { width: 1440, height: 900 }, theme: 'light', prepare: pickClient },
];

const folder = 'docs/screenshots';
mkdirSync(folder, { recursive: true });
const temporary = mkdtempSync(join(tmpdir(), 'bond-advisor-screenshots-'));
const serving = await startServing(
  parseConfig({ DATABASE_URL: `sqlite:${join(temporary, 'book.sqlite')}`, PORT: '0', METRICS_PORT: '0', LOG_LEVEL: 'error' }),
  console.error,
);
const browser = await openBrowser();

const [begins = ''] = process.argv.slice(2);
for (const { name, viewport, theme, prepare } of SHOTS.filter((shot) => shot.name.startsWith(begins))) {
  const isPhone = viewport.width < 600;
  // Sharp enough to read, and small enough to keep with the code.
  const context = await browser.newContext({ viewport, deviceScaleFactor: isPhone ? 1.5 : 1.2, hasTouch: isPhone, colorScheme: theme });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(serving.url);
  await prepare(page);
  // Opening a menu and drawing a chart are animated.
  await page.waitForTimeout(800);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await context.close();
  console.error(`${name}.png`);
}

await browser.close();
await serving.stop();
rmSync(temporary, { recursive: true, force: true });
