import test, { type ExecutionContext } from 'ava';
import type { Page } from 'playwright-core';
import { fitsTheWindow, openPlayground, PHONE, say, type Viewport } from './open-playground.ts';

const TALL: Viewport = { width: 1440, height: 1000 };

/** A channel, as a person of the workspace sees it. */
const openChannel = async (t: ExecutionContext, person: string): Promise<Page> => {
  const { page } = await openPlayground(t, TALL);
  await page.getByLabel('Act as').selectOption(person);
  await page.getByText('bond-desk').first().click();
  return page;
};

const digest = (page: Page) => page.getByRole('article').filter({ hasText: 'Weekly digest ·' });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).last().click();

test('a supervisor subscribes a channel, previews the digest, sends a test and chooses another time', async (t) => {
  const page = await openChannel(t, 'U0SUPERVI1');
  await say(page, '/bond-digest', '#bond-desk');
  await page.getByText('This channel doesn’t get the weekly digest').waitFor();
  await press(page, 'Subscribe this channel');
  await page.getByText(/The weekly digest will come here/).waitFor();
  await page.getByText(/The next one: Mon \d{1,2} \w{3} \d{4}, 09:00/).waitFor();

  await press(page, 'Preview');
  const preview = digest(page).filter({ hasText: 'only you see it' });
  await preview.waitFor();
  for (const fold of ['Segments, purchases and advice', 'Where this comes from']) await preview.getByText(fold).click();
  t.regex(await preview.innerText(), /Segments: 120 clients[\s\S]*Bought[\s\S]*Advice[\s\S]*model 1/);

  await press(page, 'Send a test');
  await digest(page).filter({ hasText: 'A test, sent by @Sita Supervisor' }).waitFor();
  await page.getByText('The test was sent').waitFor();

  await press(page, 'Day and time');
  const modal = page.getByRole('dialog');
  await modal.getByRole('combobox', { name: 'Zone' }).click();
  await modal.getByRole('combobox', { name: 'Zone' }).fill('berlin');
  await page.getByRole('option', { name: 'Europe/Berlin' }).click();
  await modal.getByLabel('Time').fill('17:30');
  await modal.getByRole('button', { name: 'Save' }).click();
  await page.getByText('The weekly digest comes here every Monday at 17:30 (Europe/Berlin)').waitFor();
  await fitsTheWindow(t, page);
});

test('an advisor sees a preview and no more; in a channel without the bot the invitation is asked for', async (t) => {
  const page = await openChannel(t, 'U0ADVISOR1');
  await say(page, '/bond-digest', '#bond-desk');
  await page.getByText('Supervisors and admins decide which channels get it.').waitFor();
  t.is(await page.getByRole('button', { name: 'Subscribe this channel' }).count(), 0);
  await press(page, 'Preview');
  await digest(page).waitFor();

  await page.getByLabel('Act as').selectOption('U0SUPERVI1');
  await page.getByText('coffee').first().click();
  await say(page, '/bond-digest subscribe', '#coffee');
  await page.getByText('Bond Advisor can’t post here').waitFor();
});

test('on a phone the digest fits the screen', async (t) => {
  const page = await openChannel(t, 'U0SUPERVI1');
  await say(page, '/bond-digest preview', '#bond-desk');
  await digest(page).waitFor();
  await page.setViewportSize(PHONE);
  await page.waitForFunction(() => document.documentElement.scrollWidth <= 390);
  t.true(await digest(page).isVisible());
});
