import type { JSX } from 'preact/compat';
import type { WirePerson, WireSnapshot } from '../wire/wire.ts';
import { Avatar } from './parts/avatar.tsx';

const ROLES: { readonly [role: string]: string } = {
  advisor: 'An adviser: sees own clients',
  supervisor: 'A supervisor: sees all clients',
  admin: 'An admin: sees all clients, sets things up',
};

const roleOf = (person: WirePerson): string => ROLES[person.role ?? ''] ?? 'No role: a stranger to the app';

/** Switches from one person to another. */
export const ActAs = ({ workspace, onActAs }: { workspace: WireSnapshot; onActAs: (personId: string) => void }): JSX.Element => {
  const people = workspace.people.filter((person) => person.kind === 'person');
  const me = people.find((person) => person.id === workspace.me);
  return (
    <div className="act-as">
      <label htmlFor="act-as">Act as</label>
      <div className="act-as-field">
        {me !== undefined && <Avatar person={me} size="small" />}
        <select id="act-as" value={workspace.me} onChange={(event) => onActAs(event.currentTarget.value)}>
          {people.map((person) => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
        </select>
      </div>
      {me !== undefined && <p>{roleOf(me)}</p>}
    </div>
  );
};
