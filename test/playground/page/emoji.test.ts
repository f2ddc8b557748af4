import test from 'ava';
import { emojiDrawings } from '../../../playground/emoji-drawings.ts';
import { DRAWN, DRAWN_CHARACTERS, emojiByCharacter, emojiByName } from '../../../playground/page/emoji/catalogue.ts';

test('the set has a drawing of every emoji the page offers, and of both thumbs in five skin tones', (t) => {
  const drawings = emojiDrawings();
  const tones = ['+1', '-1'].flatMap((thumb) => [2, 3, 4, 5, 6].map((tone) => `${thumb}::skin-tone-${tone}`));
  t.deepEqual(Object.keys(drawings).sort(), [...DRAWN.map(({ name }) => name), ...tones].sort());
  t.is(new Set(Object.values(drawings)).size, Object.keys(drawings).length, 'no two look the same');
});

test('the drawings bring no style, script, link or id into the page', (t) => {
  for (const [name, drawing] of Object.entries(emojiDrawings())) t.notRegex(drawing, /style=|<script|href|url\(|\bid=|\bon\w+=/, name);
});

test('an emoji is found by Slack’s names and by its character', (t) => {
  t.is(emojiByName('+1')?.character, '👍');
  t.is(emojiByName('thumbsup'), emojiByName('+1'));
  t.is(emojiByName('thumbsdown'), emojiByName('-1'));
  t.is(emojiByCharacter('👎')?.name, '-1');
  t.is(emojiByName('constructor'), null);
  t.deepEqual('a 👍🏽 b ⚠️'.match(DRAWN_CHARACTERS), ['👍🏽', '⚠️']);
});
