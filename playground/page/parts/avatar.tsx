import type { JSX } from 'preact/compat';
import type { WirePerson } from '../../wire/wire.ts';

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .join('')
    .slice(0, 2);

/** A picture for the app; for people, their initials on a colour picked by their id. */
export const Avatar = ({ person, size = 'medium' }: { person: WirePerson; size?: 'small' | 'medium' | 'large' }): JSX.Element => {
  if (person.kind === 'person') {
    const colour = [...person.id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 6;
    return (
      <span className={`avatar avatar-${size} avatar-colour-${colour}`} aria-hidden="true">
        {initials(person.name)}
      </span>
    );
  }
  return (
    <span className={`avatar avatar-${size} avatar-${person.kind}`} aria-hidden="true">
      <svg viewBox="0 0 36 36" aria-hidden="true">
        {person.kind === 'app' ? (
          <>
            <path className="avatar-grid" d="M7 28.5h22" />
            <path className="avatar-line" d="M8 24l6.5-7.5 5 4L28 9.5M22.5 9.5H28V15" />
          </>
        ) : (
          <path className="avatar-line" d="M11 14.5v3M25 14.5v3M11.5 23.5c3.5 3.5 9.5 3.5 13 0" />
        )}
      </svg>
    </span>
  );
};
