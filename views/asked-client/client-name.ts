import type { Profile } from '../../src/advisor/book/profile.ts';
import { shown } from '../blocks/format.ts';

const BETWEEN = ' · ';
/** A name cut shorter than this is left out. */
const SHORTEST_NAME = 6;
const NOTHING = '—';

/**
 * Name and id of a client: `Asha Rao · C_0042`, or the id alone if the book has no name. At most `longest` UTF-16 units.
 * The name is cut before the id, because only the id tells two clients with the same name apart.
 */
export const clientName = ({ clientId, name }: Pick<Profile, 'name'> & { readonly clientId: string }, longest: number): string => {
  const id = shown(clientId, longest);
  const room = longest - id.length - BETWEEN.length;
  const said = room < SHORTEST_NAME ? NOTHING : shown(name ?? '', room);
  return said === NOTHING || said === id ? id : `${said}${BETWEEN}${id}`;
};
