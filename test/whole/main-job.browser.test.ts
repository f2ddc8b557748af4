import test from 'ava';
import type { Page } from 'playwright-core';
import { fitsTheWindow, openMore, openPlayground, PHONE, say, WIDE } from './open-playground.ts';

const recommendation = (page: Page) => page.getByRole('article').filter({ hasText: 'C_0042' }).filter({ hasText: 'Offer ' });

test('the whole main job: a command, the modal, a client picked by typing, the message, a thumb, its footer, and back', async (t) => {
  const { page } = await openPlayground(t, WIDE);
  await say(page, '/bond-recommend');

  const modal = page.getByRole('dialog');
  await modal.getByRole('combobox').click();
  await modal.getByRole('combobox').pressSequentially('c_0042');
  await page.getByRole('option', { name: /C_0042/ }).click();
  await modal.getByRole('button', { name: 'Recommend' }).click();

  const message = recommendation(page);
  await message.waitFor();
  const before = await message.innerText();
  t.regex(before, /\d+%/);
  t.regex(before, /IN[A-Z0-9]{10}/, 'an ISIN');

  await message.hover();
  await message.getByRole('button', { name: 'React with :+1:' }).click();
  await message.getByText(/1 👍.* moved up/).waitFor();

  await message.getByRole('button', { name: ':+1: 1' }).click();
  await message.getByText(/ moved up/).waitFor({ state: 'detached' });
  t.regex(await message.innerText(), /Good call/);
});

test('with the client named in the command the answer comes at once, on a phone too', async (t) => {
  const { page } = await openPlayground(t, PHONE);
  await say(page, '/bond-recommend C_0042');
  const message = recommendation(page);
  await message.waitFor();
  await fitsTheWindow(t, page);

  const more = await openMore(page, message);
  t.regex(await more.innerText(), /What fits C_0042, best first[\s\S]*among what fits[\s\S]*isn’t investment advice/);
  await more.getByRole('button', { name: 'Bonds as a table' }).click();
  await page.getByRole('log', { name: 'Messages in the thread' }).getByRole('columnheader', { name: 'Issuer' }).waitFor();
  await fitsTheWindow(t, page, 'with the thread');
});

test('a client of somebody else and a stranger get a helpful answer and no facts', async (t) => {
  const { page } = await openPlayground(t, WIDE);
  await page.getByLabel('Act as').selectOption('U0ADVISOR2');
  await say(page, '/bond-recommend C_0042');
  await page
    .getByRole('article')
    .filter({ hasText: 'C_0042' })
    .filter({ hasText: /no client|not.*client/i })
    .waitFor();
  t.is(await recommendation(page).count(), 0);

  await page.getByLabel('Act as').selectOption('U0STRANGER');
  await say(page, '/bond-recommend C_0042');
  await page.getByRole('article').filter({ hasText: /role/i }).first().waitFor();
  t.is(await recommendation(page).count(), 0);
});
