import type { JSX } from 'preact/compat';
import type { WireOption } from '../../wire/wire.ts';
import { useAnchored } from '../parts/use-anchored.ts';
import { TextObject } from '../text/text-object.tsx';
import type { Found } from './use-options.ts';

interface OptionListProps {
  readonly id: string;
  readonly label: string;
  readonly found: Found;
  readonly at: number;
  onPoint(at: number): void;
  onChoose(option: WireOption): void;
}

const words = (found: Found): string | null => {
  if (found.state === 'too-short') return `Type ${found.missing} more character${found.missing === 1 ? '' : 's'} to search`;
  if (found.state === 'asking') return 'Loading…';
  if (found.state === 'failed') return 'The app didn’t answer with options.';
  return found.groups.every((group) => group.options.length === 0) ? 'No results found' : null;
};

/** The list under a select, grouped if the app sent groups. */
export const OptionList = ({ id, label, found, at, onPoint, onChoose }: OptionListProps): JSX.Element => {
  const instead = words(found);
  const popover = useAnchored<HTMLDivElement>({ prefer: 'below', align: 'stretch' });
  let place = -1;
  return (
    <div ref={popover} className="popover options" id={id} role="listbox" aria-label={label}>
      {instead !== null && (
        <p className="options-words" role="status">
          {instead}
        </p>
      )}
      {found.state === 'found' &&
        found.groups.map((group, which) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: groups have no other key.
          // biome-ignore lint/a11y/useSemanticElements: a listbox may contain groups, not fieldsets.
          <div key={which} role="group" aria-label={group.label ?? label}>
            {group.label !== null && <p className="options-label">{group.label}</p>}
            {group.options.map((option) => {
              place += 1;
              const here = place;
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the field handles the keys, and points here with aria-activedescendant.
                <div
                  key={option.value}
                  id={`${id}-${here}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={here === at}
                  ref={here === at ? (node) => node?.scrollIntoView({ block: 'nearest' }) : null}
                  onPointerMove={() => here !== at && onPoint(here)}
                  onPointerDown={(event) => event.preventDefault()}
                  onClick={() => onChoose(option)}
                >
                  <TextObject value={option.text} />
                  {option.description !== undefined && (
                    <small>
                      <TextObject value={option.description} />
                    </small>
                  )}
                </div>
              );
            })}
          </div>
        ))}
    </div>
  );
};
