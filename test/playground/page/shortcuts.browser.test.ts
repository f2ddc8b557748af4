import test from 'ava';
import { MODAL } from '../sample-blocks.ts';
import type { StandIn } from '../stand-in-app.ts';
import { DIRECT, openPage, PHONE, tooWide } from './open-page.ts';

/** Every shortcut opens a modal. */
const answerWithModal = (app: StandIn): void => {
  app.answer = async ({ body }) => {
    if (/^(shortcut|message_action)$/.test(body.type)) await app.api('views.open', { trigger_id: body.trigger_id, view: MODAL });
    return undefined;
  };
};

for (const [where, options] of [
  ['on a wide screen', {}],
  ['on a phone', PHONE],
] as const) {
  test.serial(`${where} the shortcuts are in the message box, and one of them opens a modal`, async (t) => {
    const { app, page } = await openPage(t, options, { hasShortcuts: true });
    answerWithModal(app);
    await page.getByRole('button', { name: 'Shortcuts' }).click();
    const items = page.getByRole('menu', { name: 'Shortcuts' }).getByRole('menuitem');
    t.deepEqual(await items.allInnerTexts(), ['From everywhere\nOpens a modal']);
    t.true((await tooWide(page)) <= 0);
    await items.first().click();
    await page.getByRole('dialog', { name: 'Recommend a bond' }).waitFor();
    t.is(await items.count(), 0);
    t.like((await app.next('interaction')).body, { type: 'shortcut', callback_id: 'everywhere' });
  });

  test.serial(`${where} a message has more actions, and one of them tells the app which message`, async (t) => {
    const { app, page } = await openPage(t, options, { hasShortcuts: true });
    answerWithModal(app);
    const { ts } = await app.api('chat.postMessage', { channel: DIRECT, text: 'C_0042 called' });
    const message = page.locator(`.messages article[data-ts="${ts}"]`);
    await message.waitFor();
    await message.hover();
    // A finger can't hover, so the button is below the message.
    await message.getByRole('button', { name: 'More actions' }).and(page.locator(':visible')).last().click();
    await page.getByRole('menuitem', { name: 'On a message' }).click();
    t.like((await app.next('interaction')).body, { type: 'message_action', callback_id: 'on_message', message_ts: ts });
    await page.getByRole('dialog', { name: 'Recommend a bond' }).waitFor();
    t.true((await tooWide(page)) <= 0);
  });
}

test.serial('by keyboard: Enter opens the menu on its first item, Escape closes it, the arrows go round', async (t) => {
  const { page } = await openPage(t, {}, { hasShortcuts: true });
  await page.getByRole('button', { name: 'Shortcuts' }).focus();
  await page.keyboard.press('Enter');
  const item = page.getByRole('menuitem', { name: 'From everywhere' });
  const isFocused = () => item.evaluate((node) => node === document.activeElement);
  t.true(await isFocused());
  await page.keyboard.press('ArrowDown');
  t.true(await isFocused());
  await page.keyboard.press('Escape');
  await item.waitFor({ state: 'detached' });
});

test.serial('a shortcut that fails is told by the message box', async (t) => {
  const { app, page } = await openPage(t, {}, { hasShortcuts: true });
  app.answer = () => ({ status: 500 });
  await page.getByRole('button', { name: 'Shortcuts' }).click();
  await page.getByRole('menuitem', { name: 'From everywhere' }).click();
  await page.getByText('From everywhere failed: dispatch failed.').waitFor();
  t.pass();
});
