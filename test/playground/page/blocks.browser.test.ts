import test from 'ava';
import { axesChart, BONDS, CAROUSEL, FOLDED, number, PIE, raw } from '../rich-blocks.ts';
import { plain } from '../sample-blocks.ts';
import { openPage, show } from './open-page.ts';

test.serial('a data table sorts by a press on a header, by value where the cells are numbers, and turns its pages', async (t) => {
  const opened = await openPage(t);
  const message = await show(t, opened, [BONDS]);
  const table = message.getByRole('table', { name: 'Bonds that fit' });
  const coupons = (): Promise<string[]> => table.getByRole('cell').allInnerTexts();
  const byCoupon = table.getByRole('button', { name: 'Coupon' });
  t.deepEqual(await coupons(), ['9.50%', '10.25%', '7.00%']);
  t.is(
    await table
      .getByRole('cell')
      .first()
      .evaluate((node) => getComputedStyle(node).textAlign),
    'right',
  );
  await byCoupon.click();
  t.deepEqual(await coupons(), ['6.50%', '7.00%', '8.75%']);
  t.is(await table.getByRole('columnheader', { name: 'Coupon' }).getAttribute('aria-sort'), 'ascending');
  const pages = message.getByRole('navigation', { name: 'Pages of Bonds that fit' });
  await pages.getByRole('button', { name: 'Next page' }).click();
  await pages.getByRole('button', { name: 'Next page' }).click();
  t.deepEqual(await coupons(), ['11.00%']);
  t.is(await pages.getByRole('status').innerText(), '7–7 of 7');
  t.true(await pages.getByRole('button', { name: 'Next page' }).isDisabled());
  await byCoupon.press('Enter');
  t.deepEqual(await coupons(), ['11.00%', '10.25%', '9.50%']);
  await byCoupon.press('Enter');
  t.deepEqual(await coupons(), ['9.50%', '10.25%', '7.00%']);
  await table.getByRole('button', { name: 'Issuer' }).click();
  t.deepEqual(await table.getByRole('rowheader').allInnerTexts(), ['Issuer A', 'Issuer B', 'Issuer C']);
});

test.serial('a table shows numeric cells as the app wrote them, at the right', async (t) => {
  const opened = await openPage(t);
  const message = await show(t, opened, [
    {
      type: 'table',
      rows: [
        [raw('Type'), raw('Chance')],
        [raw('Corporate'), number(0.38, '38%')],
      ],
    },
  ]);
  const cell = message.getByRole('cell', { name: '38%' });
  t.is(await cell.evaluate((node) => getComputedStyle(node).textAlign), 'right');
});

test.serial('charts are drawn with a legend, a name that says what they are, and their figures as a table', async (t) => {
  const opened = await openPage(t);
  const pie = await show(t, opened, [PIE]);
  const round = pie.getByRole('img', { name: 'Pie chart: What the client holds. Corporate, Government, Tax-free.' });
  t.is(await round.locator('path').count(), 3);
  t.deepEqual(await pie.getByRole('listitem').allInnerTexts(), ['Corporate\n60%', 'Government\n30%', 'Tax-free\n10%']);
  await pie.getByText('Show the figures').click();
  t.deepEqual(await pie.getByRole('row').last().innerText(), 'Tax-free\t10\t10%');

  const marks = { bar: 'rect', line: '.chart-line', area: '.chart-area' } as const;
  for (const kind of ['bar', 'line', 'area'] as const) {
    const message = await show(t, opened, [axesChart(kind)]);
    const svg = message.getByRole('img', { name: new RegExp(`^${kind} chart: Invested`, 'i') });
    t.is(await svg.locator(marks[kind]).count(), kind === 'bar' ? 6 : 2, kind);
    t.true((await svg.locator('text').allTextContents()).includes('3L'), 'the axis counts in lakhs');
    await message.getByText('Show the figures').click();
    t.is(await message.getByRole('row').nth(2).innerText(), '2025\t2,50,000\t50,000');
  }
});

test.serial('the bars of a chart are as high as their values', async (t) => {
  const opened = await openPage(t);
  const message = await show(t, opened, [axesChart('bar')]);
  const heights = await message.locator('.series-1 rect').evaluateAll((bars) => bars.map((bar) => Number(bar.getAttribute('height'))));
  t.deepEqual(
    heights.map((height) => Math.round((height / (heights[0] ?? 1)) * 100) / 100),
    [1, 2.5, 1.75],
  );
});

test.serial('cards move sideways by their buttons, and what is in them can be pressed', async (t) => {
  const opened = await openPage(t);
  const message = await show(t, opened, [CAROUSEL]);
  t.is(await message.getByRole('button', { name: 'Cards before' }).count(), 0);
  await message.getByRole('button', { name: 'Cards after' }).click();
  await message.getByRole('button', { name: 'Cards before' }).waitFor();
  await message.getByRole('button', { name: 'Offer 3' }).click();
  t.like((await opened.app.next('interaction')).body, { actions: [{ action_id: 'offer-3', value: '3' }] });
});

test.serial('a container that may be folded opens by mouse and by key', async (t) => {
  const opened = await openPage(t);
  const message = await show(t, opened, [FOLDED]);
  const inside = message.getByText('4 of 6');
  t.false(await inside.isVisible());
  await message.getByText('Why these three').click();
  t.true(await inside.isVisible());
  await message.locator('summary').press('Enter');
  t.false(await inside.isVisible());
});

test.serial('an icon button is there for whom the app means it, and a picture that cannot be had leaves its words', async (t) => {
  const opened = await openPage(t);
  const icon = (who: string, words: string) => ({
    type: 'icon_button',
    action_id: words,
    icon: 'trash',
    text: plain(words),
    visible_to_user_ids: [who],
  });
  const message = await show(t, opened, [
    { type: 'context_actions', elements: [icon('U0ADVISOR1', 'Mine'), icon('U0ADVISOR2', 'Theirs')] },
    { type: 'image', image_url: 'https://pictures.example/none.png', alt_text: 'Three types against what was bought' },
  ]);
  t.true(await message.getByRole('button', { name: 'Mine' }).isVisible());
  t.is(await message.getByRole('button', { name: 'Theirs' }).count(), 0);
  await message.locator('.picture-missing').getByText('Three types against what was bought').waitFor();
});
