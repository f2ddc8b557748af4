import type { JSX } from 'preact/compat';
import type { WireBlock } from '../../wire/wire.ts';
import { Icon } from '../parts/icons.tsx';
import { TextObject } from '../text/text-object.tsx';

const LEVELS = {
  default: ['note', 'Note'],
  info: ['note', 'Information'],
  warning: ['warn', 'Warning'],
  error: ['warn', 'Error'],
  success: ['check', 'Success'],
} as const;

export const Alert = ({ block }: { block: WireBlock }): JSX.Element => {
  const level = Object.hasOwn(LEVELS, String(block.level)) ? (block.level as keyof typeof LEVELS) : 'default';
  const [icon, words] = LEVELS[level];
  return (
    <div className={`block-alert alert-${level}`} role="note">
      <Icon name={icon} />
      <span className="for-screen-readers">{words}: </span>
      <div>
        <TextObject value={block.text} />
      </div>
    </div>
  );
};
