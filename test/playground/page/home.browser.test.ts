import test from 'ava';
import { HOME } from '../rich-blocks.ts';
import { openPage, PHONE, tooWide } from './open-page.ts';

test.serial('opening Home tells the app, and shows what it publishes', async (t) => {
  const { app, page } = await openPage(t);
  await page.getByRole('tab', { name: 'Home' }).click();
  t.like((await app.next('event')).body.event, { type: 'app_home_opened', user: 'U0ADVISOR1', tab: 'home' });
  const home = page.getByRole('tabpanel', { name: 'Home' });
  await home.getByRole('status', { name: '' }).first().waitFor();
  t.true((await app.api('views.publish', { user_id: 'U0ADVISOR1', view: { type: 'home', blocks: HOME } })).ok);
  await home.getByRole('heading', { name: 'Good morning' }).waitFor();
  for (const words of ['money coming back', '62%', 'Model 7', 'Trained today']) t.true(await home.getByText(words).isVisible(), words);
  await home.getByRole('button', { name: 'Look' }).click();
  t.like((await app.next('interaction')).body, {
    type: 'block_actions',
    view: { type: 'home' },
    actions: [{ action_id: 'look', value: 'now' }],
  });
  await home.getByRole('combobox', { name: 'Segment' }).click();
  await page.getByRole('option', { name: 'Cautious' }).click();
  t.like((await app.next('interaction')).body, { actions: [{ action_id: 'segment', selected_option: { value: 'cautious' } }] });
  t.is(await page.getByLabel('Message Bond Advisor').count(), 0, 'nobody writes on Home');

  await page.getByRole('tab', { name: 'Home' }).press('ArrowRight');
  t.is(await page.getByRole('tab', { name: 'Messages' }).getAttribute('aria-selected'), 'true');
  await page.getByLabel('Message Bond Advisor').waitFor();
});

test.serial('a Home that nobody publishes says so after a while, and a reload comes back to it', async (t) => {
  const { app, page } = await openPage(t, PHONE);
  await page.getByRole('tab', { name: 'Home' }).tap();
  await page.getByRole('heading', { name: 'Nothing here yet' }).waitFor();
  t.is(await tooWide(page), 0);
  await page.reload();
  await page.getByRole('tabpanel', { name: 'Home' }).waitFor();
  const opened = (): number => app.received.filter(({ body }) => body.event?.type === 'app_home_opened').length;
  while (opened() < 2) await page.waitForTimeout(20);
  t.is(opened(), 2);
});

test.serial('each person has a Home of their own', async (t) => {
  const { app, page } = await openPage(t);
  const words = (text: string) => [{ type: 'section', text: { type: 'plain_text', text } }];
  await app.api('views.publish', { user_id: 'U0ADVISOR1', view: { type: 'home', blocks: words('For Asha') } });
  await app.api('views.publish', { user_id: 'U0SUPERVI1', view: { type: 'home', blocks: words('For Sita') } });
  await page.getByRole('tab', { name: 'Home' }).click();
  await page.getByText('For Asha').waitFor();
  await page.getByLabel('Act as').selectOption('U0SUPERVI1');
  await page.getByText('For Sita').waitFor();
  t.is(await page.getByText('For Asha').count(), 0);
});
