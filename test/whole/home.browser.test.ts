import test, { type ExecutionContext } from 'ava';
import type { Locator, Page } from 'playwright-core';
import { fitsTheWindow, openPlayground, PHONE, say, type Viewport, WIDE } from './open-playground.ts';

/** Somebody's Home. */
const openAs = async (t: ExecutionContext, who: string, viewport: Viewport): Promise<Page> => {
  const { page } = await openPlayground(t, viewport);
  page.setDefaultTimeout(60_000);
  const isPhone = viewport.width < 600;
  if (isPhone) await page.getByRole('button', { name: 'Open the list of conversations' }).click();
  await page.getByLabel('Act as').selectOption(who);
  if (isPhone) await page.mouse.click(viewport.width - 10, 400);
  await page.getByRole('tab', { name: 'Home' }).click();
  return page;
};
const homeOf = (page: Page): Locator => page.getByRole('tabpanel', { name: 'Home' });
for (const [name, viewport] of Object.entries({ desktop: WIDE, phone: PHONE })) {
  test.serial(
    `an advisor’s Home on a ${name}: the firm, the segments with their picture, own clients to call, and no word for admins`,
    async (t) => {
      const page = await openAs(t, 'U0ADVISOR1', viewport);
      const home = homeOf(page);
      await home.getByRole('heading', { name: 'Your clients to call' }).waitFor();
      await home.getByRole('heading', { name: 'How good the advice is' }).waitFor();
      const picture = home.locator('img[alt^="Clients by segment"]');
      // If drawing takes too long, Home comes without the picture; opening it again draws it again.
      while (
        !(await picture.waitFor({ timeout: 10_000 }).then(
          () => true,
          () => false,
        ))
      ) {
        await page.getByRole('tab', { name: 'Messages' }).click();
        await page.getByRole('tab', { name: 'Home' }).click();
      }
      t.regex(await home.innerText(), /Right first time \d+%/);
      t.is(await home.getByRole('heading', { name: 'The system' }).count(), 0);
      t.is(await home.getByRole('button', { name: 'Explore the book' }).count(), 0);
      await fitsTheWindow(t, page);
    },
  );
}

test.serial('a client to call is one press away from a recommendation', async (t) => {
  const page = await openAs(t, 'U0SUPERVI1', WIDE);
  const home = homeOf(page);
  await home.getByRole('heading', { name: 'Clients to call' }).waitFor();
  const press = home.getByRole('button', { name: /^(Recommend|Profile)$/ }).first();
  await press.click();
  await page.getByRole('tab', { name: 'Messages' }).click();
  await page
    .getByRole('article')
    .filter({ hasText: /C_\d{4}/ })
    .first()
    .waitFor();
  t.pass();
});

test.serial('a stranger’s Home says whom to ask, and shows no figure', async (t) => {
  const page = await openAs(t, 'U0STRANGER', WIDE);
  const home = homeOf(page);
  await home.getByText('You have no role in Bond Advisor yet').waitFor();
  t.notRegex(await home.innerText(), /₹|%|C_\d/);
});

test.serial('a supervisor explores the book from Home: a question, a chart and a table, and the question again', async (t) => {
  const page = await openAs(t, 'U0SUPERVI1', WIDE);
  await homeOf(page).getByRole('button', { name: 'Explore the book' }).click();
  const modal = page.getByRole('dialog', { name: 'Explore the book' });
  await modal.getByRole('combobox', { name: 'By' }).click();
  await page.getByRole('option', { name: 'Risk band' }).click();
  await modal.getByRole('button', { name: 'Show' }).click();
  await page.getByRole('tab', { name: 'Messages' }).click();
  const answer = page.getByRole('article').filter({ hasText: 'Outstanding by risk band' });
  await answer.getByRole('table').first().waitFor();
  t.regex(await answer.innerText(), /Band A/);
  await answer.getByRole('button', { name: 'Change the question' }).click();
  await modal.getByRole('button', { name: 'Show' }).waitFor();
  t.is(await modal.getByRole('combobox', { name: 'By' }).inputValue(), 'Risk band');
});

test.serial('writing to the bot is answered: a client that is named is offered, and the bot introduces itself once', async (t) => {
  const page = await openAs(t, 'U0SUPERVI1', PHONE);
  await page.getByRole('tab', { name: 'Messages' }).click();
  await page.getByText('Hello, I’m Bond Advisor.').waitFor();
  const composer = page.getByLabel('Message Bond Advisor');
  await composer.fill('what about c_0042?');
  await page.getByRole('button', { name: 'Send' }).click();
  const offer = page.getByRole('article').filter({ hasText: 'What can I do?' });
  await offer.getByRole('button', { name: 'Family' }).waitFor();
  await page.getByRole('tab', { name: 'Home' }).click();
  await page.getByRole('tab', { name: 'Messages' }).click();
  await composer.fill('thank you');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('I’m not sure what you mean').waitFor();
  t.is(await page.getByText('Hello, I’m Bond Advisor.').count(), 1);
  await fitsTheWindow(t, page);
});

test.serial('invited to a channel the bot says what it does there', async (t) => {
  const page = await openAs(t, 'U0ADVISOR1', WIDE);
  await page.getByRole('button', { name: /coffee/ }).click();
  await say(page, '/invite @bond-advisor', '#coffee');
  await page.getByText('client details aren’t allowed in this channel').waitFor();
  t.pass();
});
