import test, { type ExecutionContext } from 'ava';
import type { Browser, Locator, Page } from 'playwright-core';
import type { Dependencies } from '../../src/deps.ts';
import { startServing } from '../../src/main.ts';
import { openBrowser } from '../helpers/chromium.ts';
import { moveBookToNow, openTrainedProduct } from '../helpers/product.ts';

// A test file that imports this gets one Chromium for all its tests.
let browser: Browser;
test.before(async () => {
  browser = await openBrowser();
});
test.after.always(() => browser?.close());

export interface Viewport {
  readonly width: number;
  readonly height: number;
}
export const WIDE: Viewport = { width: 1440, height: 900 };
export const PHONE: Viewport = { width: 390, height: 844 };

/**
 * Serves a trained demo book as `npm start` does, and opens the page as the first adviser. The test fails if the page throws or calls another host.
 * `prepare` can change the database before that.
 */
export const openPlayground = async (
  t: ExecutionContext,
  viewport: Viewport,
  prepare: (product: Dependencies) => Promise<void> = async () => {},
): Promise<{ page: Page; product: Dependencies }> => {
  const product = await openTrainedProduct(t, {}, { clock: { now: () => new Date() } });
  await moveBookToNow(product);
  await prepare(product);
  const serving = await startServing({ ...product.config, port: 0 }, () => {});
  const context = await browser.newContext({ viewport, hasTouch: viewport.width < 600 });
  t.teardown(async () => {
    await context.close();
    await serving.stop();
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  page.on('pageerror', (error) => t.fail(`the page threw: ${error.message}`));
  const own = new URL(serving.url).host;
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).host !== own) t.fail(`a request left for ${request.url()}`);
  });
  await page.goto(serving.url);
  // The first page of a process waits for its bundle, which takes a while on a busy machine.
  await page.getByRole('textbox', { name: /^Message / }).waitFor({ timeout: 90_000 });
  return { page, product };
};

/** Sends a message or a command. Without a space after a command, Enter would pick from the list of commands. */
export const say = async (page: Page, text: string, to = 'Bond Advisor'): Promise<void> => {
  const composer = page.getByLabel(`Message ${to}`);
  await composer.fill(text.includes(' ') ? text : `${text} `);
  await composer.press('Enter');
};

/** Presses a message's "More …" and opens its thread. Resolves to the reply. */
export const openMore = async (page: Page, message: Locator): Promise<Locator> => {
  await message.getByRole('button', { name: 'More …' }).click();
  await message.getByRole('button', { name: /^\d+ repl/ }).click();
  const reply = page.getByRole('log', { name: 'Messages in the thread' }).getByRole('article').last();
  await reply.waitFor();
  return reply;
};

/** Asserts that nothing is wider than the window. */
export const fitsTheWindow = async (t: ExecutionContext, page: Page, when = ''): Promise<void> => {
  const over = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
  t.true(over <= 0, `the page is ${over} pixels too wide ${when}`);
};
