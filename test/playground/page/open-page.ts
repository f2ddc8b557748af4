import type { ExecutionContext } from 'ava';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { openBrowser } from '../../helpers/chromium.ts';
import { ANSWER, MODAL, plain } from '../sample-blocks.ts';
import { type Json, type StandIn, type StandInOptions, startStandIn } from '../stand-in-app.ts';

export const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** The page in its own browser. Its app answers a command with `ANSWER`, or with `MODAL` if the command has no text. */
export const openPage = async (
  t: ExecutionContext,
  options: BrowserContextOptions = {},
  standIn: StandInOptions = {},
): Promise<{ app: StandIn; page: Page }> => {
  const app = await startStandIn({ clockRuns: true, ...standIn });
  const browser = await openBrowser();
  t.teardown(async () => {
    await browser.close();
    await app.stop();
  });
  app.answer = async ({ kind, body }) => {
    if (kind === 'command' && body.text === '') await app.api('views.open', { trigger_id: body.trigger_id, view: MODAL });
    else if (kind === 'command') await app.api('chat.postMessage', { channel: body.channel_id, text: 'An answer', blocks: ANSWER });
    if (body.type !== 'block_suggestion') return undefined;
    const found = ['C_0041', 'C_0042', 'C_0043'].filter((id) => id.includes(body.value));
    return { json: { options: found.map((id) => ({ text: plain(id), value: id })) } };
  };
  const page = await browser.newPage(options);
  page.setDefaultTimeout(60_000);
  // The compiler adds calls of this helper to functions, and the page doesn't have it.
  await page.addInitScript('globalThis.__name = (it) => it');
  page.on('pageerror', (error) => t.fail(error.message));
  // It fails only on a wrong request, as a right one may still be under way when the test ends.
  page.on('request', (request) => {
    if (!request.url().startsWith(app.baseUrl)) t.fail(`The page asked elsewhere: ${request.url()}`);
  });
  await page.goto(app.baseUrl);
  return { app, page };
};

/** The direct messages of the person you start as. */
export const DIRECT = 'D0ADVISOR1';

/** Posts blocks as the app; fails if the playground refuses them. @returns the message on the page. */
export const show = async (t: ExecutionContext, { app, page }: { app: StandIn; page: Page }, blocks: readonly Json[]): Promise<Locator> => {
  const answer = await app.api('chat.postMessage', { channel: DIRECT, text: 'Blocks', blocks });
  t.true(answer.ok, JSON.stringify(answer));
  const message = page.locator(`.messages article[data-ts="${answer.ts}"]`);
  await message.waitFor();
  return message;
};

/** How many pixels the page is wider than its window. */
export const tooWide = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
