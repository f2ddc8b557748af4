/** Text as it was typed: Slack escapes `&`, `<` and `>` in commands and messages. */
export const unescaped = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** What was typed after a command; undefined if nothing was. */
export const readClientText = (text: string): string | undefined => unescaped(text).trim() || undefined;
