import { plain } from './sample-blocks.ts';
import type { Json } from './stand-in-app.ts';

export const mrkdwn = (text: string): Json => ({ type: 'mrkdwn', text });
export const raw = (text: string): Json => ({ type: 'raw_text', text });
export const number = (value: number, text = String(value)): Json => ({ type: 'raw_number', value, text });

/** Seven bonds, three per page. Their coupons sort differently as numbers and as text. */
export const BONDS: Json = {
  type: 'data_table',
  caption: 'Bonds that fit',
  page_size: 3,
  rows: [
    [raw('Issuer'), raw('Coupon')],
    ...[9.5, 10.25, 7, 8.75, 11, 6.5, 9].map((coupon, at) => [raw(`Issuer ${'GFEDCBA'[at]}`), number(coupon, `${coupon.toFixed(2)}%`)]),
  ],
};

const YEARS = ['2024', '2025', '2026'];
const points = (values: readonly number[]): Json => values.map((value, at) => ({ label: YEARS[at], value }));

export const PIE: Json = {
  type: 'data_visualization',
  title: 'What the client holds',
  chart: {
    type: 'pie',
    segments: [
      { label: 'Corporate', value: 60 },
      { label: 'Government', value: 30 },
      { label: 'Tax-free', value: 10 },
    ],
  },
};

export const axesChart = (type: 'bar' | 'line' | 'area'): Json => ({
  type: 'data_visualization',
  title: `Invested, ${type}`,
  chart: {
    type,
    series: [
      { name: 'Corporate', data: points([100_000, 250_000, 175_000]) },
      { name: 'Government', data: points([300_000, 50_000, 0]) },
    ],
    axis_config: { categories: YEARS, x_label: 'Year', y_label: 'Rupees' },
  },
});

const card = (at: number): Json => ({
  type: 'card',
  title: mrkdwn(`*Issuer ${at}*`),
  subtitle: mrkdwn('AA+ · 9.5%'),
  body: mrkdwn('Secured, monthly interest.'),
  actions: [{ type: 'button', action_id: `offer-${at}`, text: plain(`Offer ${at}`), value: String(at) }],
});

export const CAROUSEL: Json = { type: 'carousel', elements: [1, 2, 3, 4, 5].map(card) };

export const FOLDED: Json = {
  type: 'container',
  title: plain('Why these three'),
  subtitle: plain('From 412 clients'),
  is_collapsible: true,
  default_collapsed: true,
  child_blocks: [{ type: 'section', text: mrkdwn('Bought *4 of 6* times') }],
};

/** An App Home with the same block types as the product's. */
export const HOME: Json[] = [
  { type: 'header', text: plain('Good morning') },
  {
    type: 'section',
    text: mrkdwn('*3 clients* have money coming back.'),
    accessory: { type: 'button', action_id: 'look', text: plain('Look'), value: 'now' },
  },
  { type: 'divider' },
  { type: 'section', fields: [mrkdwn('*Acceptance*'), mrkdwn('62%')] },
  { type: 'context', elements: [mrkdwn('Model 7')] },
  { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'Trained today' }] }] },
  {
    type: 'actions',
    elements: [
      {
        type: 'static_select',
        action_id: 'segment',
        placeholder: plain('Segment'),
        options: [
          { text: plain('All'), value: 'all' },
          { text: plain('Cautious'), value: 'cautious' },
        ],
      },
    ],
  },
];
