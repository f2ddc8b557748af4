import test from 'ava';
import { BONDS, mrkdwn } from '../rich-blocks.ts';
import { DIRECT, openPage, PHONE, show, tooWide } from './open-page.ts';

test.serial('the traffic shows each request with its answer, and marks what was refused and where', async (t) => {
  const { app, page } = await openPage(t);
  app.answer = () => undefined;
  await page.getByLabel('Message Bond Advisor').fill('/bond-help');
  await page.getByLabel('Message Bond Advisor').press('Enter');
  await app.next('command');
  const fields = Array.from({ length: 11 }, (_, at) => mrkdwn(`Field ${at}`));
  await app.api('chat.postMessage', { channel: DIRECT, text: 'Too many', blocks: [{ type: 'section', fields }] });
  await page.getByRole('button', { name: 'Traffic', exact: true }).click();
  const traffic = page.getByRole('complementary', { name: 'Traffic' });
  await traffic.getByRole('button', { name: /^To the app: \/bond-help 200 \d+ ms/ }).waitFor();
  const refused = traffic.getByRole('button', { name: /^From the app: chat\.postMessage 200 invalid_blocks \d+ ms/ });
  await refused.click();
  const why = traffic.getByRole('note', { name: 'Why it was refused' });
  t.regex(await why.innerText(), /invalid_blocks[\s\S]*\/blocks\/0\/fields/);
  t.regex((await traffic.locator('.json-wrong').allInnerTexts()).join(), /"fields": \[/);
  t.regex(await traffic.getByRole('region', { name: 'Answer 200' }).innerText(), /"ok": false/);

  await traffic.getByLabel('Filter the traffic').fill('bond-help');
  await traffic.getByText('1 of').waitFor();
  t.is(await refused.count(), 0);
  await traffic.getByLabel('Filter the traffic').fill('nothing has this');
  await traffic.getByText('Nothing that fits.').waitFor();
  await traffic.getByLabel('Filter the traffic').fill('');
  await traffic.getByRole('button', { name: 'Clear the traffic' }).click();
  await traffic.getByText('Nothing yet.').waitFor();
  await page.keyboard.press('Escape');
  await traffic.waitFor({ state: 'detached' });
});

test.serial('an event is sent again as a duplicate and as a retry, at the press of a button', async (t) => {
  const opened = await openPage(t);
  const { app, page } = opened;
  const message = await show(t, opened, [{ type: 'section', text: mrkdwn('Offer') }]);
  await page.getByRole('button', { name: 'Provoke a fault' }).click();
  const faults = page.getByRole('dialog', { name: 'Faults' });
  t.true(await faults.getByRole('button', { name: 'Duplicate the last event' }).isDisabled(), 'there is none yet');
  await page.keyboard.press('Escape');
  await message.hover();
  await message.getByRole('button', { name: 'React with :+1:' }).click();
  const first = await app.next('event');
  await page.getByRole('button', { name: 'Provoke a fault' }).click();
  await faults.getByRole('button', { name: 'Duplicate the last event' }).click();
  const second = await app.next('event');
  t.is(second.body.event_id, first.body.event_id);
  t.is(second.headers['x-slack-retry-num'], undefined);
  await faults.getByRole('button', { name: 'Retry the last event' }).click();
  const third = await app.next('event');
  t.is(third.body.event_id, first.body.event_id);
  t.is(third.headers['x-slack-retry-num'], '1');
});

test.serial('a switch strikes the next call once, and an old workspace refuses until it is switched off', async (t) => {
  const { app, page } = await openPage(t, PHONE);
  await page.getByRole('button', { name: 'Provoke a fault' }).tap();
  const faults = page.getByRole('dialog', { name: 'Faults' });
  t.is(await tooWide(page), 0);
  const tooMany = faults.getByRole('switch', { name: /429/ });
  await tooMany.tap();
  await page.getByRole('button', { name: 'Provoke a fault, 1 waiting' }).waitFor();
  t.is(await tooMany.getAttribute('aria-checked'), 'true');
  t.like(await app.api('auth.test', {}), { ok: false, error: 'ratelimited' });
  await page.getByRole('button', { name: 'Provoke a fault', exact: true }).waitFor();
  t.true((await app.api('auth.test', {})).ok);

  const old = faults.getByRole('switch', { name: 'An old workspace' });
  const post = () => app.api('chat.postMessage', { channel: DIRECT, text: 'Bonds', blocks: [BONDS] });
  await old.tap();
  await page.locator('[role="switch"][aria-checked="true"]').waitFor();
  t.is((await post()).error, 'invalid_blocks');
  t.is((await post()).error, 'invalid_blocks');
  await old.tap();
  await page.locator('[role="switch"][aria-checked="true"]').waitFor({ state: 'detached' });
  t.true((await post()).ok);
});
