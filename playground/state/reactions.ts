import type { Message, Messages } from './messages.ts';

/** Slack keeps one of several names: `thumbsup` becomes `+1`. */
const CANONICAL: { readonly [alias: string]: string } = {
  thumbsup: '+1',
  thumbsdown: '-1',
  hooray: 'tada',
};

/** `:thumbsup::skin-tone-3:` becomes `+1::skin-tone-3`; null if it isn't an emoji's name. */
export const canonicalReaction = (given: string): string | null => {
  const match = /^:?([a-z0-9_+'-]{1,60}?)(?:::skin-tone-([2-6]))?:?$/.exec(given);
  if (match === null) return null;
  const [, base = '', tone] = match;
  const name = CANONICAL[base] ?? base;
  return tone === undefined ? name : `${name}::skin-tone-${tone}`;
};

/** @returns false if the person had already reacted with it. */
export const addReaction = (messages: Messages, message: Message, name: string, personId: string): boolean => {
  const people = message.reactions.get(name) ?? new Set<string>();
  if (people.has(personId)) return false;
  people.add(personId);
  message.reactions.set(name, people);
  messages.touch(message);
  return true;
};

/** @returns false if the person hadn't reacted with it. */
export const removeReaction = (messages: Messages, message: Message, name: string, personId: string): boolean => {
  const people = message.reactions.get(name);
  if (people?.delete(personId) !== true) return false;
  if (people.size === 0) message.reactions.delete(name);
  messages.touch(message);
  return true;
};
