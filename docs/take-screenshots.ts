/**
 * Takes the README's screenshots anew: `npm run screenshots`. The real product on a fresh demo book, driven in Chromium as an advisor would.
 * CHROMIUM_PATH where the browser is not at /usr/bin/chromium.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseConfig } from '../src/config.ts';
import { startServing } from '../src/main.ts';
import { launchChromium } from '../test/helpers/chromium.ts';

const folder = join(import.meta.dirname, 'screenshots');
mkdirSync(folder, { recursive: true });
const temporary = mkdtempSync(join(tmpdir(), 'bond-advisor-screenshots-'));
const serving = await startServing(
  parseConfig({ DATABASE_URL: `sqlite:${join(temporary, 'book.sqlite')}`, PORT: '0', LOG_LEVEL: 'error' }),
  console.error,
);
const browser = await launchChromium();

const SHOTS = [
  { name: 'recommendation', viewport: { width: 1440, height: 1180 }, theme: 'light', dialog: false },
  { name: 'recommendation-phone', viewport: { width: 390, height: 844 }, theme: 'dark', dialog: false },
  { name: 'pick-a-client', viewport: { width: 1440, height: 900 }, theme: 'light', dialog: true },
] as const;

for (const { name, viewport, theme, dialog } of SHOTS) {
  const touch = viewport.width < 600;
  const context = await browser.newContext({ viewport, deviceScaleFactor: 1.5, hasTouch: touch, colorScheme: theme });
  const page = await context.newPage();
  await page.goto(serving.url);
  const composer = page.getByLabel('Message Bond Advisor');
  await composer.fill(dialog ? '/bond-recommend' : '/bond-recommend C_0042');
  await composer.press('Enter');
  if (dialog) {
    const box = page.getByRole('dialog').getByRole('combobox');
    await box.click();
    await box.pressSequentially('C_00');
    await page.getByRole('option', { name: /C_0042/ }).waitFor();
  } else {
    const message = page.getByRole('article').filter({ hasText: 'Offer ' }).last();
    await message.waitFor();
    // Without a mouse there is no bar of reactions over a message: there the message stands as it came.
    if (!touch) {
      await message.getByRole('button', { name: 'React with :+1:' }).dispatchEvent('click');
      await message.getByText(/→/).waitFor();
    }
    await message.evaluate((element) => element.scrollIntoView({ block: 'start' }));
  }
  // The opening of a menu and the drawing of a chart are animated.
  await page.waitForTimeout(800);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await context.close();
  console.error(`${name}.png`);
}

await browser.close();
await serving.stop();
rmSync(temporary, { recursive: true, force: true });
