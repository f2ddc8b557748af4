import type { Profile } from '../src/advisor/profile.ts';
import { shown } from './format.ts';

const BETWEEN = ' · ';
/** Less of a name than this says nothing. */
const SHORTEST_NAME = 6;
const NOTHING = '—';

/**
 * A client as people say it: `Asha Rao · C_0042`; the id alone where the book keeps no names. At most `longest` UTF-16 units, of which the id
 * has what it needs: it is what tells two of one name apart.
 */
export const clientName = ({ clientId, name }: Pick<Profile, 'name'> & { readonly clientId: string }, longest: number): string => {
  const id = shown(clientId, longest);
  const room = longest - id.length - BETWEEN.length;
  const said = room < SHORTEST_NAME ? NOTHING : shown(name ?? '', room);
  return said === NOTHING || said === id ? id : `${said}${BETWEEN}${id}`;
};
