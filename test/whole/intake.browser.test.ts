import test from 'ava';
import type { Locator, Page } from 'playwright-core';
import { fitsTheWindow, openPlayground, PHONE, say, WIDE } from './open-playground.ts';

const article = (page: Page, words: string | RegExp): Locator => page.getByRole('article').filter({ hasText: words });
const pick = async (page: Page, modal: Locator, field: string | RegExp, option: RegExp): Promise<void> => {
  await modal.getByRole('combobox', { name: field }).click();
  await page.getByRole('option', { name: option }).first().click();
};
const answerQuestions = async (page: Page, modal: Locator): Promise<void> => {
  await pick(page, modal, /lost value/, /up to 10%/);
  await pick(page, modal, /steady is/, /Steady, and it covers/);
  await pick(page, modal, /invested in before/, /Debt funds/);
};
const fillIn = async (page: Page, modal: Locator): Promise<void> => {
  await modal.getByLabel('Birth date').fill('1984-07-21');
  await pick(page, modal, 'Gender', /Female/);
  await modal.getByLabel('Expected amount, in rupees').fill('25 lakh');
  await pick(page, modal, 'When is the money needed?', /Within 5 years/);
  await modal.getByLabel('Give a regular income').check();
};

for (const [where, viewport] of [
  ['on a wide screen', WIDE],
  ['on a phone', PHONE],
] as const) {
  test.serial(
    `${where} a client is taken in: what is wrong at its field, a preview, back without a loss, registered, recommended to`,
    async (t) => {
      const { product, page } = await openPlayground(t, viewport);
      await say(page, '/bond-new-client Asha Rao');
      const form = page.getByRole('dialog', { name: 'New client' });
      t.is(await form.getByLabel('Name').inputValue(), 'Asha Rao');
      await fillIn(page, form);
      await form.getByLabel('Expected amount, in rupees').fill('plenty');
      await form.getByLabel(/C, aggressive/).check();
      await form.getByRole('textbox', { name: 'Reason' }).fill('short');
      await form.getByRole('button', { name: 'Preview' }).click();
      await form.getByText('Write an amount of rupees').waitFor();
      t.true(await form.getByText('Say in a sentence why band C').isVisible());

      await form.getByLabel('Expected amount, in rupees').fill('25 lakh');
      await form.getByLabel('By the questionnaire').check();
      await answerQuestions(page, form);
      await form.getByRole('button', { name: 'Preview' }).click();
      const preview = page.getByRole('dialog', { name: 'Check the new client' });
      await preview.getByText('Together 11 of 20; 8 to 13 points are band B.').waitFor();
      t.true(await preview.getByText(/Would be offered .* first/).isVisible());
      t.deepEqual(await product.stores.registered.all(), [], 'nothing is saved yet');

      await preview.getByRole('button', { name: 'Back, to change something' }).click();
      t.is(await form.getByLabel('Birth date').inputValue(), '1984-07-21');
      t.is(await form.getByLabel('Expected amount, in rupees').inputValue(), '25 lakh');
      t.true(await form.getByLabel('Give a regular income').isChecked());
      await form.getByRole('button', { name: 'Preview' }).click();
      await preview.getByRole('button', { name: 'Register' }).click();

      await article(page, 'Registered as N_0001: Asha Rao').waitFor();
      const recommended = article(page, /Offer .* to .*N_0001/);
      await recommended.getByRole('button', { name: 'Record choice' }).waitFor();
      await fitsTheWindow(t, page);
      t.like(await product.stores.registered.all(), [{ id: 'N_0001', registeredBy: 'U0ADVISOR1', relationshipManagerId: '1' }]);
    },
  );

  test.serial(`${where} the shortcuts recommend, by the message box and for a message`, async (t) => {
    const { page } = await openPlayground(t, viewport);
    await page.getByRole('button', { name: 'Shortcuts' }).click();
    await page.getByRole('menuitem', { name: /Recommend a bond/ }).click();
    const picker = page.getByRole('dialog', { name: 'Recommend a bond' });
    await picker.getByRole('combobox').pressSequentially('c_0042');
    await page.getByRole('option', { name: /C_0042/ }).click();
    await picker.getByRole('button', { name: 'Recommend' }).click();
    const answer = article(page, /Offer .* to C_0042|Offer .*C_0042/);
    await answer.first().waitFor();

    // The answer names its client, so the shortcut works there too.
    await answer.first().hover();
    await answer.first().getByRole('button', { name: 'More actions' }).and(page.locator(':visible')).last().click();
    await page.getByRole('menuitem', { name: /Recommend for the client/ }).click();
    await answer.nth(1).waitFor();
    t.is(await picker.count(), 0);
  });
}

test.serial('what one advisor registered another does not see, and a second form for the same person is pointed out', async (t) => {
  const { page } = await openPlayground(t, WIDE);
  const form = page.getByRole('dialog', { name: 'New client' });
  const preview = page.getByRole('dialog', { name: 'Check the new client' });
  const toPreview = async (): Promise<void> => {
    await say(page, '/bond-new-client');
    await fillIn(page, form);
    await answerQuestions(page, form);
    await form.getByRole('button', { name: 'Preview' }).click();
    await preview.getByText('Nothing is saved yet.').waitFor();
  };
  await toPreview();
  await preview.getByRole('button', { name: 'Register' }).click();
  await article(page, 'Registered as N_0001').waitFor();

  await toPreview();
  await preview.getByText('Perhaps this client is here already').waitFor();
  t.true(await preview.getByText('N_0001').isVisible());
  await preview.getByRole('button', { name: 'Cancel' }).click();

  await page.getByLabel('Act as').selectOption('U0ADVISOR2');
  await say(page, '/bond-recommend N_0001');
  await article(page, /You have no client/).waitFor();
  await toPreview();
  t.is(await preview.getByText('Perhaps this client is here already').count(), 0);
});

test.serial('a registered client is linked to the book by two presses and is that client from then on', async (t) => {
  const { page } = await openPlayground(t, WIDE);
  await say(page, '/bond-new-client');
  const form = page.getByRole('dialog', { name: 'New client' });
  await fillIn(page, form);
  await answerQuestions(page, form);
  await form.getByRole('button', { name: 'Preview' }).click();
  await page.getByRole('dialog', { name: 'Check the new client' }).getByRole('button', { name: 'Register' }).click();
  await article(page, 'Registered as N_0001').getByRole('button', { name: 'Link to the firm’s book' }).click();
  const link = page.getByRole('dialog', { name: 'Link to the book' });
  await link.getByRole('combobox').pressSequentially('C_0042');
  await page.getByRole('option', { name: /C_0042/ }).click();
  await link.getByRole('button', { name: 'Next' }).click();
  await link.getByText('N_0001 will be C_0042.').waitFor();
  await link.getByRole('button', { name: 'Link', exact: true }).click();
  await article(page, 'N_0001 is C_0042 in the firm’s book').waitFor();
  await say(page, '/bond-recommend N_0001');
  await article(page, /Offer .*C_0042/).waitFor();
  t.pass();
});
