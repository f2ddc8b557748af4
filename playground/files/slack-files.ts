import { isObject } from '../ground/blocks.ts';
import type { Files, StoredFile } from './files.ts';
import { isPicture } from './mimetype.ts';

interface Use {
  /** An id or an address, as in the blocks. */
  readonly named: string;
  readonly pointer: string;
}

/** Every `slack_file` in the blocks, at any depth. */
const usesIn = (value: unknown, pointer: string): readonly Use[] => {
  if (Array.isArray(value)) return value.flatMap((it, at) => usesIn(it, `${pointer}/${at}`));
  if (!isObject(value)) return [];
  const { slack_file: used } = value;
  const here = isObject(used) ? [{ named: String(used.id ?? used.url), pointer: `${pointer}/slack_file` }] : [];
  return [...here, ...Object.entries(value).flatMap(([name, it]) => (name === 'slack_file' ? [] : usesIn(it, `${pointer}/${name}`)))];
};

/** An address names a file too: `…/playground/files/F…` or `…/files/F…/name.png`. */
const idIn = (named: string): string => /\bF[A-Z0-9]{8,}\b/.exec(named)?.[0] ?? named;

/** The files that these blocks show. */
export const filesShownBy = (files: Files, blocks: unknown): readonly StoredFile[] =>
  usesIn(blocks, '').flatMap(({ named }) => files.find(idIn(named)) ?? []);

/** Why Slack would refuse the files in these blocks: unknown, type not known yet, or not a picture. Empty if it wouldn't. */
export const problemsOfSlackFiles = (files: Files, blocks: unknown, pointer: string): readonly string[] =>
  usesIn(blocks, pointer).flatMap(({ named, pointer: where }) => {
    const file = files.find(idIn(named));
    return file !== null && isPicture(files.mimetype(file)) ? [] : [`[ERROR] invalid slack file [json-pointer:${where}]`];
  });
