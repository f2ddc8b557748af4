import type { Profile } from '../../src/advisor/book/profile.ts';
import { shown } from '../blocks/format.ts';

const BETWEEN = ' · ';
/** A name cut shorter than this is left out. */
const SHORTEST_NAME = 6;
const NOTHING = '—';

let hidden = false;

/** Builds what others may read too: it shows clients by id alone. Builders are synchronous, so two never mix. */
export const withoutNames = <T>(build: () => T): T => {
  const before = hidden;
  hidden = true;
  try {
    return build();
  } finally {
    hidden = before;
  }
};

/** A client's name; null if the book has none, or it isn't for everybody who reads this. */
export const nameShown = (name: string | null | undefined, longest: number): string | null => {
  const said = hidden || name == null ? NOTHING : shown(name, longest);
  return said === NOTHING ? null : said;
};

/**
 * Name and id of a client: `Asha Rao · C_0042`, or the id alone if the book has no name. At most `longest` UTF-16 units.
 * The name is cut before the id, because only the id tells two clients with the same name apart.
 */
export const clientName = ({ clientId, name }: Pick<Profile, 'name'> & { readonly clientId: string }, longest: number): string => {
  const id = shown(clientId, longest);
  const room = longest - id.length - BETWEEN.length;
  const said = room < SHORTEST_NAME ? null : nameShown(name, room);
  return said === null || said === id ? id : `${said}${BETWEEN}${id}`;
};
