import { readFileSync } from 'node:fs';
import { UsageError } from '../../faults/usage-error.ts';
import type { Mapping } from './mapping.ts';
import { MappingError, parseMapping } from './parse-mapping.ts';

/**
 * Reads a mapping document from a file.
 * @throws UsageError if it can't be read, or naming each line that's wrong
 */
export const readMappingFile = (file: string): Mapping => {
  try {
    return parseMapping(readFileSync(file, 'utf8'), file);
  } catch (error) {
    if (error instanceof MappingError) throw new UsageError(error.message);
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UsageError(`The mapping "${file}" can't be read (${code}). Name a file that's there: "bond-advisor map" writes one.`);
  }
};
