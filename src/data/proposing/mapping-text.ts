import { stringify } from 'yaml';
import type { Mapping } from '../mapping/mapping.ts';

/** Without what says nothing, and with the parts in the order in which people read them. */
const ORDER = [
  'version',
  'name',
  'form',
  'words',
  'placeholders',
  'absent',
  'trades',
  'sales',
  'clients',
  'bonds',
  'ratings',
  'offers',
  'managers',
] as const;

/** A mapping as the document that people read, keep and correct. */
export const mappingText = (mapping: Mapping): string => {
  const parts = Object.fromEntries(ORDER.flatMap((part) => (mapping[part] === undefined ? [] : [[part, mapping[part]]])));
  return [
    '# How to read this firm’s book. Written by "bond-advisor map"; correct it as you like (docs/your-own-book.md).',
    stringify(parts, { lineWidth: 140, singleQuote: false }).trimEnd(),
    '',
  ].join('\n');
};
