import { clientName } from '../../../views/asked-client/client-name.ts';
import { UsageError } from '../../faults/usage-error.ts';
import type { UnknownClient } from '../../usecases/asked-client/asked-client.ts';

const SIMILAR = 3;

/** What was typed, short enough for an error. */
export const cut = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}...` : text);

/** The error for an unknown id. */
export const unknownClient = ({ asked, similar, names }: UnknownClient): UsageError => {
  const called = similar
    .slice(0, names ? similar.length : SIMILAR)
    .map((clientId) => clientName({ clientId, name: names?.[clientId] ?? null }, 120));
  const hint = called.length > 0 ? ` ${names ? 'Did you mean' : 'Similar ids'}: ${called.join(', ')}.` : '';
  return new UsageError(`There’s no client "${cut(asked.trim())}" in the book.${hint}`);
};
