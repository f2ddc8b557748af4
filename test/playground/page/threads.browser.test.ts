import test from 'ava';
import { mrkdwn } from '../rich-blocks.ts';
import { DIRECT, openPage, PHONE, show, tooWide } from './open-page.ts';

const OFFER = [{ type: 'section', text: mrkdwn('Offer *Corporate Bonds*') }];

test.serial('one replies beside the message, and what is said there stands below it as a number of replies', async (t) => {
  const opened = await openPage(t);
  const { app, page } = opened;
  const message = await show(t, opened, OFFER);
  const conversation = page.getByRole('log', { name: 'Messages in Bond Advisor' });
  await message.hover();
  await message.getByRole('button', { name: 'Reply in thread' }).click();
  const thread = page.getByRole('complementary', { name: 'Thread' });
  const field = thread.getByLabel('Reply to thread');
  t.true(await field.evaluate((node) => node === document.activeElement), 'one can write at once');
  await field.fill('Anything shorter?');
  await field.press('Enter');
  await thread.getByText('Anything shorter?').waitFor();
  const ts = await message.getAttribute('data-ts');
  await app.api('chat.postMessage', { channel: DIRECT, thread_ts: ts, text: 'Two fit' });
  await thread.getByText('Two fit').waitFor();
  await thread.getByText('2 replies').waitFor();
  await message.getByRole('button', { name: '2 replies' }).waitFor();
  t.is(await conversation.getByText('Two fit').count(), 0, 'a reply is not in the conversation');

  await field.fill('/bond-help');
  await field.press('Enter');
  await thread.getByText('commands don’t work in threads').waitFor();
  await field.fill('That one');
  await thread.getByLabel('Also send to the conversation').check();
  await thread.getByRole('button', { name: 'Send the reply' }).click();
  await conversation.getByText('That one').waitFor();
  await conversation.getByText('replied to').waitFor();
});

test.serial('a thread survives a reload, and Escape closes it and gives the focus back', async (t) => {
  const opened = await openPage(t);
  const { app, page } = opened;
  const message = await show(t, opened, OFFER);
  await app.api('chat.postMessage', { channel: DIRECT, thread_ts: await message.getAttribute('data-ts'), text: 'A reply' });
  await message.getByRole('button', { name: '1 reply' }).click();
  const thread = page.getByRole('complementary', { name: 'Thread' });
  await thread.getByText('A reply').waitFor();
  await page.reload();
  await thread.getByText('A reply').waitFor();
  await thread.getByRole('button', { name: 'Close the thread' }).click();
  await thread.waitFor({ state: 'detached' });
  await message.getByRole('button', { name: '1 reply' }).click();
  await thread.getByLabel('Reply to thread').press('Escape');
  await thread.waitFor({ state: 'detached' });
  t.true(await message.getByRole('button', { name: '1 reply' }).evaluate((node) => node === document.activeElement));
});

test.serial('on a phone the thread takes the whole screen, and the way in is below the message', async (t) => {
  const opened = await openPage(t, PHONE);
  const { page } = opened;
  const message = await show(t, opened, OFFER);
  await message.getByRole('button', { name: 'Reply to this message' }).tap();
  const thread = page.getByRole('complementary', { name: 'Thread' });
  await thread.getByLabel('Reply to thread').fill('Thanks');
  await thread.getByRole('button', { name: 'Send the reply' }).tap();
  await thread.getByText('Thanks').waitFor();
  t.deepEqual(await thread.boundingBox(), { x: 0, y: 0, width: 390, height: 844 });
  t.is(await tooWide(page), 0);
  await thread.getByRole('button', { name: 'Close the thread' }).tap();
  await message.getByRole('button', { name: '1 reply' }).waitFor();
});
