import { LONGEST_CLIENT_ID } from '../usecases/client-id.ts';

/** Slack sends `&`, `<` and `>` in a command's text escaped. */
export const unescaped = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** The client named after a command: `none` where there is no text, `impossible` where it can be no id. */
export const readClientText = (
  text: string | undefined,
): { readonly kind: 'none' } | { readonly kind: 'id'; readonly id: string } | { readonly kind: 'impossible'; readonly asked: string } => {
  const id = unescaped(text ?? '').trim();
  if (id === '') return { kind: 'none' };
  return id.length > LONGEST_CLIENT_ID ? { kind: 'impossible', asked: id } : { kind: 'id', id };
};
