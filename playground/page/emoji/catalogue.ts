/** An emoji that the page can draw. */
export interface DrawnEmoji {
  /** Slack's name for it, without colons. */
  readonly name: string;
  /** Without a variation selector. */
  readonly character: string;
}

const all = (emoji: { readonly [name: string]: string }): readonly DrawnEmoji[] =>
  Object.entries(emoji).map(([name, character]) => ({ name, character }));

/** The emoji the product writes and the picker offers. They're drawn because a machine without an emoji font shows boxes. */
export const DRAWN: readonly DrawnEmoji[] = all({
  '+1': '👍',
  '-1': '👎',
  white_check_mark: '✅',
  heavy_check_mark: '✔',
  x: '❌',
  warning: '⚠',
  information_source: 'ℹ',
  question: '❓',
  no_entry: '⛔',
  red_circle: '🔴',
  large_green_circle: '🟢',
  large_yellow_circle: '🟡',
  arrow_up: '⬆',
  arrow_down: '⬇',
  heart: '❤',
  tada: '🎉',
  bulb: '💡',
  chart_with_upwards_trend: '📈',
  bar_chart: '📊',
  hourglass_flowing_sand: '⏳',
  lock: '🔒',
  mag: '🔍',
  bell: '🔔',
  rocket: '🚀',
  star: '⭐',
  dart: '🎯',
  moneybag: '💰',
  calendar: '📅',
  memo: '📝',
  bust_in_silhouette: '👤',
  busts_in_silhouette: '👥',
  arrows_counterclockwise: '🔄',
  pushpin: '📌',
  link: '🔗',
  alarm_clock: '⏰',
  trophy: '🏆',
  seedling: '🌱',
  shield: '🛡',
  slightly_smiling_face: '🙂',
  thinking_face: '🤔',
  slightly_frowning_face: '🙁',
  eyes: '👀',
});

export const WITH_TONES: readonly string[] = ['+1', '-1'];

/** Slack's skin tones, as in `+1::skin-tone-3`. Without one, a hand is yellow. */
export const TONES = [2, 3, 4, 5, 6] as const;

const ALIASES = new Map([
  ['thumbsup', '+1'],
  ['thumbsdown', '-1'],
  ['pencil', 'memo'],
]);
const BY_NAME = new Map(DRAWN.map((emoji) => [emoji.name, emoji]));
const BY_CHARACTER = new Map(DRAWN.map((emoji) => [emoji.character, emoji]));

export const emojiByName = (name: string): DrawnEmoji | null => BY_NAME.get(ALIASES.get(name) ?? name) ?? null;
export const emojiByCharacter = (character: string): DrawnEmoji | null => BY_CHARACTER.get(character) ?? null;

/** Every drawn character, with the variation selector and the tone that may follow it. */
export const DRAWN_CHARACTERS = new RegExp(
  `(${DRAWN.map((emoji) => emoji.character).join('|')})(\\u{FE0F}?)([\\u{1F3FB}-\\u{1F3FF}]?)`,
  'gu',
);
