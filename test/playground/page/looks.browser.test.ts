import test from 'ava';
import { axesChart, BONDS, CAROUSEL, FOLDED, mrkdwn, number, PIE, raw } from '../rich-blocks.ts';
import { ANSWER, MODAL, plain } from '../sample-blocks.ts';
import { openPage, PHONE, show, tooWide } from './open-page.ts';
import { weakContrasts } from './weak-contrasts.ts';

const LONG = 'Rajeshwarivenkatanarasimharajuvaripetasubrahmanyamgopalakrishnan';

test.serial('the theme is chosen, kept over a reload, and follows the machine where nobody chose', async (t) => {
  const { page } = await openPage(t, { colorScheme: 'dark' });
  const paper = (): Promise<string> => page.locator('.conversation').evaluate((node) => getComputedStyle(node).backgroundColor);
  const theme = page.getByRole('group', { name: 'Theme' });
  await theme.waitFor();
  t.true(await theme.getByRole('radio', { name: 'System' }).isChecked());
  t.is(await paper(), 'rgb(26, 29, 33)');
  await theme.getByText('Light').click();
  t.is(await paper(), 'rgb(255, 255, 255)');
  await page.reload();
  await theme.waitFor();
  t.true(await theme.getByRole('radio', { name: 'Light' }).isChecked());
  t.is(await paper(), 'rgb(255, 255, 255)');
  await theme.getByRole('radio', { name: 'Light' }).press('ArrowRight');
  t.is(await paper(), 'rgb(26, 29, 33)');
});

for (const scheme of ['light', 'dark'] as const) {
  test.serial(`every text of the ${scheme} theme stands out from its ground by 4.5 to 1, large ones by 3 to 1`, async (t) => {
    const opened = await openPage(t, { colorScheme: scheme, viewport: { width: 1440, height: 900 } });
    const { app, page } = opened;
    await show(t, opened, ANSWER);
    await show(t, opened, [BONDS]);
    await show(t, opened, [PIE, axesChart('line'), CAROUSEL, { ...FOLDED, default_collapsed: false }]);
    await app.api('chat.postMessage', { channel: 'D0ADVISOR1', text: 'x', blocks: [{ type: 'section' }] });
    t.deepEqual(await page.evaluate(weakContrasts), []);
    await page.getByRole('button', { name: 'Traffic', exact: true }).click();
    await page.getByRole('button', { name: /invalid_blocks/ }).click();
    await page.getByRole('button', { name: 'Provoke a fault' }).click();
    t.deepEqual(await page.evaluate(weakContrasts), []);
  });
}

test.serial('long names, forty types, words from right to left and huge tables stay inside a phone’s screen', async (t) => {
  const opened = await openPage(t, PHONE);
  const many = Array.from({ length: 40 }, (_, at) => `• Type ${at + 1} ${LONG.slice(0, 50)}: ${at}%`).join('\n');
  const message = await show(t, opened, [
    { type: 'header', text: plain(`Offer ${LONG}${LONG}`.slice(0, 150)) },
    { type: 'section', text: mrkdwn(many), accessory: { type: 'button', action_id: 'x', text: plain(LONG), value: 'x' } },
    { type: 'section', fields: [mrkdwn(`*${LONG}*\nعائشة بنت محمد بن عبد الله`), mrkdwn('Ø')] },
    { type: 'actions', elements: [{ type: 'button', action_id: 'y', text: plain(`${LONG} ${LONG}`.slice(0, 75)), value: 'y' }] },
    { type: 'context', elements: [mrkdwn(LONG.repeat(3))] },
  ]);
  const header = Array.from({ length: 20 }, (_, at) => raw(`Column ${at}`));
  const rows = Array.from({ length: 99 }, (_, row) => header.map((_, at) => (at === 0 ? raw(LONG.slice(0, 30)) : number(row * at))));
  await show(t, opened, [{ type: 'table', rows: [header, ...rows] }]);
  const twenty = Array.from({ length: 20 }, (_, at) => `Bond type number ${at}`);
  const data = twenty.map((label, value) => ({ label, value }));
  await show(t, opened, [
    {
      type: 'data_visualization',
      title: 'Twenty',
      chart: { type: 'bar', series: [{ name: 'Chance', data }], axis_config: { categories: twenty } },
    },
  ]);
  t.is(await tooWide(opened.page), 0);
  const beyond = await message
    .locator('*')
    .evaluateAll((nodes) => nodes.filter((node) => node.getBoundingClientRect().right > 390.5).length);
  t.is(beyond, 0, 'nothing in the message sticks out');
  const words = message.getByText('عائشة');
  t.is(await words.evaluate((node) => getComputedStyle(node).unicodeBidi), 'plaintext');
});

test.serial('the buttons of a modal taller than the window stay in sight', async (t) => {
  const { app, page } = await openPage(t, PHONE);
  const blocks = Array.from({ length: 60 }, (_, at) => ({ type: 'section', text: plain(`Line ${at}`) }));
  const view = { type: 'modal', title: plain('Tall'), submit: plain('Done'), blocks: [...blocks, ...MODAL.blocks] };
  app.answer = async ({ kind, body }) => {
    if (kind === 'command') await app.api('views.open', { trigger_id: body.trigger_id, view });
    return undefined;
  };
  await page.getByLabel('Message Bond Advisor').fill('/bond-help');
  await page.getByLabel('Message Bond Advisor').press('Enter');
  const box = await page.getByRole('dialog', { name: 'Tall' }).getByRole('button', { name: 'Done' }).boundingBox();
  t.true(box !== null && box.y + box.height <= 844, JSON.stringify(box));
});

test.serial('who wants no motion gets none', async (t) => {
  const { page } = await openPage(t, { reducedMotion: 'reduce' });
  await page.getByRole('tab', { name: 'Home' }).click();
  await page.locator('.bone').first().waitFor();
  t.is(await page.evaluate(() => document.getAnimations().length), 0);
});
