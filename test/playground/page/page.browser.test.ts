import test from 'ava';
import type { Page } from 'playwright-core';
import { ANSWER, MODAL, plain } from '../sample-blocks.ts';
import { openPage as open, PHONE } from './open-page.ts';

const composer = (page: Page) => page.getByLabel('Message Bond Advisor');
const answer = (page: Page) => page.getByRole('article').filter({ hasText: 'Offer Corporate Bonds' });
const ask = async (page: Page): Promise<void> => {
  await composer(page).fill('/bond-recommend C_0042');
  await composer(page).press('Enter');
  await answer(page).waitFor();
};

test.serial('an empty conversation says what to type, and a slash brings the commands up', async (t) => {
  const { app, page } = await open(t);
  await page.getByText('/bond-recommend C_0042').waitFor();
  await composer(page).fill('/bond');
  const options = page.getByRole('listbox', { name: 'Commands' }).getByRole('option');
  t.deepEqual(await options.allInnerTexts(), [
    '/bond-recommend [client]\nWhat to offer a client, and why',
    '/bond-help\nWhat the advisor can do',
  ]);
  await composer(page).press('ArrowDown');
  await composer(page).press('Tab');
  t.is(await composer(page).inputValue(), '/bond-help ');
  await composer(page).press('Enter');
  t.like((await app.next('command')).body, { command: '/bond-help', text: '' });
});

test.serial('a message shows every kind of block, or names it, escaped text as text, and emoji drawn', async (t) => {
  const { page } = await open(t);
  await ask(page);
  const message = answer(page);
  for (const words of ['Held by <!channel>:', 'Best yield', 'can’t draw markdown blocks', '41'])
    t.true(await message.getByText(words).isVisible(), words);
  t.is(await message.getByRole('cell').innerText(), '42');
  t.is(await message.locator('.block-context').innerText(), 'React with 👍 or 👎');
  t.is(await message.locator('.block-context [data-emoji="+1"] svg').count(), 1);
  t.is(await message.locator('.block-context [data-emoji="-1"] svg').count(), 1);
  t.is(await message.getByText('4 of 6').evaluate((node) => node.tagName), 'STRONG');
});

test.serial('buttons and feedback buttons reach the app, and the pressed one shows it', async (t) => {
  const { app, page } = await open(t);
  await ask(page);
  await answer(page).getByRole('button', { name: 'More' }).click();
  t.like((await app.next('interaction')).body, { type: 'block_actions', actions: [{ action_id: 'more', value: 'more' }] });
  const good = answer(page).getByRole('button', { name: 'Good', exact: true });
  await good.click();
  t.like((await app.next('interaction')).body, { actions: [{ type: 'feedback_buttons', action_id: 'thumb', value: 'up' }] });
  await page.locator('[aria-label="Good"][aria-pressed="true"]').waitFor();
  t.is(await answer(page).getByRole('button', { name: 'Bad' }).getAttribute('aria-pressed'), 'false');
  const ts = await answer(page).getAttribute('data-ts');
  await app.api('chat.update', { channel: 'D0ADVISOR1', ts, text: 'An answer', blocks: ANSWER });
  await answer(page).getByText('(edited)').waitFor();
  t.is(await good.getAttribute('aria-pressed'), 'true');
});

test.serial('a reaction from the bar is a chip, and a click on the chip takes it away', async (t) => {
  const { app, page } = await open(t);
  await ask(page);
  await answer(page).hover();
  await answer(page).getByRole('button', { name: 'React with :+1:' }).click();
  const chip = answer(page).getByRole('button', { name: ':+1: 1' });
  await chip.waitFor();
  t.is(await chip.getAttribute('aria-pressed'), 'true');
  t.like((await app.next('event')).body.event, { type: 'reaction_added', reaction: '+1', user: 'U0ADVISOR1' });
  await chip.click();
  await chip.waitFor({ state: 'detached' });
  t.like((await app.next('event')).body.event, { type: 'reaction_removed', reaction: '+1' });
});

test.serial('the picker works by keyboard and remembers the skin tone', async (t) => {
  const { app, page } = await open(t);
  await ask(page);
  await answer(page).hover();
  await answer(page).getByRole('button', { name: 'Add reaction', exact: true }).click();
  const picker = page.getByRole('dialog', { name: 'Pick a reaction' });
  await picker.getByRole('radio', { name: 'Medium', exact: true }).click();
  await picker.getByRole('button', { name: ':+1::skin-tone-4:' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await answer(page).getByRole('button', { name: ':-1::skin-tone-4: 1' }).waitFor();
  t.like((await app.next('event')).body.event, { reaction: '-1::skin-tone-4' });
});

test.serial('the modal asks the app while one types, sends what was picked, and closes', async (t) => {
  const { app, page } = await open(t);
  await composer(page).fill('/bond-recommend');
  await composer(page).press('Enter');
  const modal = page.getByRole('dialog', { name: 'Recommend a bond' });
  await modal.getByRole('button', { name: 'Recommend' }).click();
  await modal.getByText('Please complete this required field.').waitFor();
  await modal.getByRole('combobox', { name: 'Client' }).pressSequentially('42');
  await page.getByRole('option', { name: 'C_0042' }).waitFor();
  await page.getByRole('option', { name: 'C_0041' }).waitFor({ state: 'detached' });
  await page.keyboard.press('Enter');
  await modal.getByLabel('Note').fill('soon');
  await modal.getByRole('button', { name: 'Recommend' }).click();
  await modal.waitFor({ state: 'detached' });
  const submission = app.received.find(({ body }) => body.type === 'view_submission');
  t.true(submission?.signed);
  t.like(submission?.body.view.state.values, {
    client: { picked: { type: 'external_select', selected_option: { value: 'C_0042' } } },
    note: { typed: { value: 'soon' } },
  });
});

test.serial('what the app finds wrong is shown under the field, and Escape closes the list before the modal', async (t) => {
  const { app, page } = await open(t);
  const otherwise = app.answer;
  app.answer = (received) =>
    received.body.type === 'view_submission'
      ? { json: { response_action: 'errors', errors: { client: 'Not one of yours' } } }
      : otherwise(received);
  await composer(page).fill('/bond-recommend');
  await composer(page).press('Enter');
  const modal = page.getByRole('dialog', { name: 'Recommend a bond' });
  await modal.getByRole('combobox', { name: 'Client' }).click();
  await page.getByRole('option', { name: 'C_0041' }).click();
  await modal.getByRole('button', { name: 'Recommend' }).click();
  await modal.getByRole('alert').getByText('Not one of yours').waitFor();
  await modal.getByRole('combobox', { name: 'Client' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('listbox', { name: 'Client' }).waitFor({ state: 'detached' });
  t.true(await modal.isVisible());
  await page.keyboard.press('Escape');
  await modal.waitFor({ state: 'detached' });
});

test.serial('Escape still closes a modal after the app replaced the button that had the focus', async (t) => {
  const { app, page } = await open(t);
  const otherwise = app.answer;
  const button = (words: string) => ({
    ...MODAL,
    blocks: [{ type: 'actions', elements: [{ type: 'button', action_id: 'again', text: plain(words) }] }],
  });
  app.answer = async (received) => {
    const { body, kind } = received;
    if (kind === 'command') await app.api('views.open', { trigger_id: body.trigger_id, view: button('Before') });
    else if (body.type === 'block_actions') await app.api('views.update', { view_id: body.view.id, view: button('After') });
    else return otherwise(received);
    return undefined;
  };
  await composer(page).fill('/bond-recommend');
  await composer(page).press('Enter');
  const modal = page.getByRole('dialog', { name: 'Recommend a bond' });
  await modal.getByRole('button', { name: 'Before' }).click();
  await modal.getByRole('button', { name: 'After' }).waitFor();
  await page.keyboard.press('Escape');
  await modal.waitFor({ state: 'detached' });
  t.is(await modal.count(), 0);
});

test.serial('another person has other direct messages, and the channel is everybody’s', async (t) => {
  const { app, page } = await open(t);
  await ask(page);
  await page.getByLabel('Act as').selectOption('U0SUPERVI1');
  await page.getByText('A supervisor: sees all clients').waitFor();
  t.is(await answer(page).count(), 0);
  await page.getByRole('navigation').getByRole('button', { name: 'bond-desk' }).click();
  await page.getByLabel('Message #bond-desk').fill('Good morning');
  await page.getByLabel('Message #bond-desk').press('Enter');
  await page.getByLabel('Act as').selectOption('U0STRANGER');
  await page
    .getByRole('article', { name: /^Message from Sita Supervisor/ })
    .getByText('Good morning')
    .waitFor();
  await page.reload();
  await page.getByText('No role: a stranger to the app').waitFor();
  t.is(new URL(page.url()).search, '?as=U0STRANGER&in=C0BONDDESK');
  await app.api('chat.postEphemeral', { channel: 'C0BONDDESK', user: 'U0STRANGER', text: 'Ask an admin' });
  await page.getByText('Only visible to you').waitFor();
});

test.serial('a command that fails is said by Slackbot', async (t) => {
  const { app, page } = await open(t);
  app.answer = () => ({ status: 500 });
  await composer(page).fill('/bond-recommend C_0042');
  await composer(page).press('Enter');
  const notice = page.getByRole('article', { name: /^Message from Slackbot/ });
  await notice.getByText('/bond-recommend failed with the error "dispatch_failed"').waitFor();
  t.pass();
});

test.serial('on a phone the conversations are in a drawer and nothing is wider than the screen', async (t) => {
  const { page } = await open(t, PHONE);
  await ask(page);
  t.true(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
  t.false(await page.getByLabel('Act as').isVisible());
  await answer(page).getByRole('button', { name: 'Add another reaction' }).tap();
  await page.getByRole('dialog', { name: 'Pick a reaction' }).getByRole('button', { name: ':+1:' }).tap();
  await answer(page).getByRole('button', { name: ':+1: 1' }).waitFor();
  await page.getByRole('button', { name: 'Open the list of conversations' }).tap();
  await page.getByRole('button', { name: 'research' }).tap();
  await page.getByRole('heading', { name: '# research', level: 1 }).waitFor();
  await page.getByLabel('Act as').waitFor({ state: 'hidden' });
});

test.serial('an answer taller than the window is shown at its end, as in Slack, and what one sends next comes into sight', async (t) => {
  const { app, page } = await open(t, { viewport: { width: 390, height: 844 } });
  const long = Array.from({ length: 40 }, (_, at) => ({ type: 'section', text: plain(`Line ${at}`) }));
  const { ts } = await app.api('chat.postMessage', { channel: 'D0ADVISOR1', text: 'Working on it' });
  await page.getByText('Working on it').waitFor();
  await app.api('chat.update', { channel: 'D0ADVISOR1', ts, text: 'Long', blocks: long });
  await page.getByText('Line 0').waitFor();
  const inSight = (words: string): Promise<boolean> =>
    page.getByText(words, { exact: true }).evaluate((node) => {
      const { top, bottom } = node.getBoundingClientRect();
      return top >= 0 && bottom <= window.innerHeight;
    });
  t.deepEqual([await inSight('Line 0'), await inSight('Line 39')], [false, true]);
  await page.locator('.messages').evaluate((node) => node.scrollTo({ top: 0 }));
  await app.api('chat.postMessage', { channel: 'D0ADVISOR1', text: 'One more' });
  await page.getByRole('button', { name: 'New messages below' }).click();
  await page.getByRole('button', { name: 'New messages below' }).waitFor({ state: 'detached' });
  t.true(await inSight('One more'));
  await page.locator('.messages').evaluate((node) => node.scrollTo({ top: 0 }));
  await composer(page).fill('thanks');
  await composer(page).press('Enter');
  await page.getByText('thanks').waitFor();
  t.true(await inSight('thanks'));
});
