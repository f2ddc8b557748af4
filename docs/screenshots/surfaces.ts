import type { Locator, Page } from 'playwright-core';

export interface Surface {
  readonly name: string;
  /** Leads the page to what the picture shows. Resolves to the message it's about, if it's about one. */
  readonly prepare: (page: Page) => Promise<Locator | undefined>;
}

const say = async (page: Page, words: string): Promise<void> => {
  const composer = page.getByRole('textbox', { name: /^Message / });
  await composer.fill(words);
  await composer.press('Enter');
};

/** The newest message with these words, once it has come. */
const messageWith = async (page: Page, words: string | RegExp): Promise<Locator> => {
  const message = page.getByRole('article').filter({ hasText: words }).last();
  await message.waitFor();
  return message;
};

/** Waits for the picture of a message, which is added once it's drawn, and has the message in view from its beginning. */
const withPicture = async (message: Locator, alt: RegExp): Promise<Locator> => {
  const picture = message.getByRole('img', { name: alt }).first();
  await picture.waitFor();
  await picture.evaluate((image) => (image as unknown as { decode(): Promise<void> }).decode());
  return message;
};

const fromItsBeginning = async (message: Locator): Promise<Locator> => {
  await message.evaluate((element) => element.scrollIntoView({ block: 'start' }));
  return message;
};

const ask =
  (command: string, answer: string | RegExp, alt: RegExp) =>
  async (page: Page): Promise<Locator> => {
    await say(page, command);
    return withPicture(await messageWith(page, answer), alt);
  };

const RECOMMENDED = ask('/bond-recommend C_0042', 'Offer ', /^Bar chart\. Chance among what fits/);
const CLIENT = ask('/bond-client C_0002', 'matures', /^\w{3}–\w{3} \d{4}: /);

const recommend = async (page: Page): Promise<Locator> => {
  const message = await RECOMMENDED(page);
  const thumb = message.getByRole('button', { name: 'React with :+1:' });
  // Without a mouse a message has no bar of reactions.
  if ((await thumb.count()) > 0) {
    await thumb.dispatchEvent('click');
    await message.getByText(/1 👍/).waitFor();
  }
  return message;
};

const ladder = async (page: Page): Promise<Locator> => {
  const client = await CLIENT(page);
  await client.getByRole('button', { name: 'Build a ladder' }).click();
  const modal = page.getByRole('dialog');
  await modal.getByLabel('Amount').fill('25 lakh');
  await modal.getByRole('button', { name: 'Build', exact: true }).click();
  return withPicture(await messageWith(page, 'Ladder for C_0002'), /interest/);
};

/**
 * A coupon bond, so that there are flows to draw and a yield to compare after tax.
 * @param at whether it shows the beginning of the quote, or its end with the cash flows and the comparison after tax
 */
const quote =
  (at: 'start' | 'end') =>
  async (page: Page): Promise<Locator> => {
    await say(page, '/bond-recommend C_0338');
    const recommended = await messageWith(page, 'Offer ');
    await recommended.getByRole('button', { name: 'Quote' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('How much').fill('4 lakh');
    await dialog.getByLabel('Tax slab in percent').fill('30');
    await dialog.getByRole('button', { name: 'Quote', exact: true }).click();
    const quoted = await withPicture(await messageWith(page, /Quote · .*settling.*Tax-free .* vs taxable/s), / interest, /);
    await quoted.evaluate((element, block) => element.scrollIntoView({ block }), at);
    return quoted;
  };

const pickClient = async (page: Page): Promise<undefined> => {
  await say(page, '/bond-recommend ');
  const box = page.getByRole('dialog').getByRole('combobox');
  await box.click();
  await box.pressSequentially('C_00');
  await page.getByRole('option', { name: /C_0042/ }).waitFor();
};

const openHome = async (page: Page): Promise<undefined> => {
  await page.getByRole('tab', { name: 'Home' }).click();
  await page.getByRole('heading', { name: 'Your clients to call' }).waitFor();
  await page.getByRole('img', { name: /^Clients by segment/ }).waitFor();
};

const callList = async (page: Page): Promise<Locator> => {
  await openHome(page);
  await page.getByRole('button', { name: 'Send me the whole list' }).click();
  await page.getByRole('tab', { name: 'Messages' }).click();
  return messageWith(page, 'Clients to call');
};

const sendDigest = async (page: Page): Promise<Locator> => {
  // On a phone the people and channels are behind a button.
  const size = page.viewportSize() ?? { width: 1440, height: 1080 };
  await page.setViewportSize({ width: 1440, height: 1080 });
  await page.getByLabel('Act as').selectOption('U0SUPERVI1');
  await page.getByText('bond-desk').first().click();
  await say(page, '/bond-digest subscribe');
  await page.getByRole('button', { name: 'Send a test', exact: true }).last().click();
  const digest = await messageWith(page, 'Weekly digest ·');
  await page.setViewportSize(size);
  return withPicture(digest, /^Bar chart/);
};

const more = async (page: Page): Promise<Locator> => {
  const message = await RECOMMENDED(page);
  await message.getByRole('button', { name: 'More …' }).click();
  await message.getByRole('button', { name: /^\d+ repl/ }).click();
  const reply = page.getByRole('log', { name: 'Messages in the thread' }).getByRole('article').last();
  await reply.waitFor();
  return fromItsBeginning(reply);
};

/** What people see, each led to as they would. */
export const SURFACES: readonly Surface[] = [
  { name: 'recommendation', prepare: recommend },
  { name: 'more-of-recommendation', prepare: more },
  { name: 'client', prepare: CLIENT },
  { name: 'compare', prepare: ask('/bond-compare C_0042 C_0002', 'C_0042 vs C_0002', /likely next/) },
  { name: 'family', prepare: ask('/bond-family C_0002', 'Family of C_0002', /%/) },
  { name: 'ladder', prepare: ladder },
  { name: 'quote', prepare: quote('start') },
  { name: 'quote-flows', prepare: quote('end') },
  { name: 'home', prepare: openHome },
  { name: 'call-list', prepare: callList },
  { name: 'digest', prepare: sendDigest },
  { name: 'pick-a-client', prepare: pickClient },
];
