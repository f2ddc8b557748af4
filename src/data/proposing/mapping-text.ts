import { stringify } from 'yaml';
import type { Mapping } from '../mapping/mapping.ts';

/** Leaves out what's empty, and puts the parts in reading order. */
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
