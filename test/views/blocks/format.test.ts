import test from 'ava';
import fc from 'fast-check';
import { day, paiseFromRupees } from '../../../src/advisor/units.ts';
import {
  ago,
  bar,
  date,
  dateOf,
  dateTimeOf,
  escapeMrkdwn,
  money,
  monthOf,
  percent,
  plural,
  rate,
  shown,
} from '../../../views/blocks/format.ts';
import { ZONE } from '../../helpers/desk-on.ts';
import { dayOf } from '../../helpers/samples/sample-recommendation.ts';

// Worked out by hand in the Indian system: 1 lakh = 1,00,000, 1 crore = 1,00,00,000.
for (const [rupees, text] of [
  [0, '₹0'],
  [0.4, '₹0'],
  [999, '₹999'],
  [45_000, '₹45,000'],
  [99_999.4, '₹99,999'],
  [99_999.6, '₹1 lakh'],
  [100_000, '₹1 lakh'],
  [1_250_000, '₹12.5 lakh'],
  [1_245_678, '₹12.46 lakh'],
  [9_999_400, '₹99.99 lakh'],
  [9_999_600, '₹1 crore'],
  [10_000_000, '₹1 crore'],
  [124_500_000, '₹12.45 crore'],
  [1_500_000_000_000, '₹1,50,000 crore'],
  [-1_250_000, '−₹12.5 lakh'],
] as const) {
  test(`${rupees} rupees are shown as ${text}`, (t) => {
    t.is(money(paiseFromRupees(rupees)), text);
  });
}

test('days show the month by name', (t) => {
  t.is(date(dayOf('2028-03-01')), '1 Mar 2028');
  t.is(date(dayOf('2026-12-31')), '31 Dec 2026');
  t.is(date(day(0)), '1 Jan 1970');
  t.is(dateOf(new Date('2026-03-12T18:29:59Z'), ZONE), '12 Mar 2026');
  t.is(dateOf(new Date('2026-03-12T18:30:00Z'), ZONE), '13 Mar 2026', 'midnight in India');
  t.is(dateTimeOf(new Date('2026-03-12T08:05:00Z'), ZONE), '12 Mar 2026, 13:35');
});

test('ages use the largest unit that fits', (t) => {
  const now = new Date('2026-03-13T08:00:00Z');
  t.is(ago(new Date('2026-03-13T07:30:00Z'), now), 'less than an hour ago');
  t.is(ago(new Date('2026-03-13T07:00:00Z'), now), '1 hour ago');
  t.is(ago(new Date('2026-03-12T08:00:00Z'), now), '24 hours ago');
  t.is(ago(new Date('2026-03-10T08:00:00Z'), now), '3 days ago');
  t.is(ago(new Date('2026-03-14T08:00:00Z'), now), 'less than an hour ago');
});

test('rates have two decimals, shares none', (t) => {
  t.is(rate(0.098), '9.80%');
  t.is(rate(0.10005), '10.01%');
  t.is(percent(0.38), '38%');
  t.is(percent(0), '0%');
  t.is(percent(0.004), 'under 1%');
  t.is(percent(1), '100%');
});

test('bars have ten segments, whatever the share', (t) => {
  t.is(bar(0.38), '▰▰▰▰▱▱▱▱▱▱');
  t.is(bar(0), '▱▱▱▱▱▱▱▱▱▱');
  t.is(bar(1), '▰▰▰▰▰▰▰▰▰▰');
  t.is(bar(7), '▰▰▰▰▰▰▰▰▰▰');
  t.is(bar(-1), '▱▱▱▱▱▱▱▱▱▱');
});

test('only a count of one takes the singular', (t) => {
  t.is(plural(1, 'trade'), '1 trade');
  t.is(plural(0, 'trade'), '0 trades');
  t.is(plural(123_456, 'trade'), '1,23,456 trades');
});

test('markup characters are escaped, and nothing twice', (t) => {
  t.is(escapeMrkdwn('A&B <!channel> <@U1>'), 'A&amp;B &lt;!channel&gt; &lt;@U1&gt;');
});

test('text from data becomes one line without control and direction characters', (t) => {
  t.is(shown(' a\n\tb\u2028c ', 20), 'a b c');
  t.is(shown('abc\u202Efed\u2066x\u200F', 20), 'abcfedx');
  t.is(shown('\u0000', 20), '—');
  t.is(shown('', 20), '—');
  t.is(shown('क्\u200dष', 20), 'क्\u200dष');
});

test('long text is cut with an ellipsis, never inside a character', (t) => {
  t.is(shown('abcdef', 6), 'abcdef');
  t.is(shown('abcdefg', 6), 'abcde…');
  t.is(shown('abcd😀fg', 6), 'abcd…');
  t.is(shown('a\ud800b', 6), 'a\ufffdb');
});

test('whatever the text, it fits, is not empty and is well formed', (t) => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.integer({ min: 2, max: 100 }), (text, longest) => {
      const line = shown(text, longest);
      const clean = !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(line);
      return line.length > 0 && line.length <= longest && clean && Buffer.from(line).toString() === line;
    }),
  );
  t.pass();
});

test('whatever the text, escaping leaves no angle bracket and can be undone', (t) => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const escaped = escapeMrkdwn(text);
      const back = escaped.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
      return !/[<>]/.test(escaped) && back === text;
    }),
  );
  t.pass();
});

test('a month is written as in a date, and a quarter stays unchanged', (t) => {
  t.is(monthOf('2028-03'), 'Mar 2028');
  t.is(monthOf('2028-13'), '2028-13');
  t.is(monthOf('2028 Q2'), '2028 Q2');
});
