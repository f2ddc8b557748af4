import type { Actor } from '../actor/actor.ts';
import { type AuditPorts, auditTrail } from '../actor/audit-trail.ts';
import type { Answers, BookFileHere, BookLoader, LoadedFile, LookedAtFile } from '../ports/loading/book-loader.ts';
import type { SettingsStore } from '../ports/settings-store.ts';
import { type NotAllowed, refuse } from './refuse.ts';

/** No file can be loaded into this installation's book. */
export interface NotHere {
  readonly kind: 'not-here';
  readonly reason: string;
}

/** `notHere`: why it can't be loaded here, although it was looked at; null if it can. */
export interface LoadsHere {
  readonly notHere: string | null;
}

/** A file that was dropped. `id` is Slack's. */
export interface DroppedFile extends BookFileHere {
  readonly id: string;
}

/** For admins: everybody else is refused, with an audit row. */
export interface LoadBookServices {
  /** Looks at a file, with what earlier files of this kind and earlier answers say. Writes nothing into the book. */
  lookAtBookFile(request: {
    readonly actor: Actor;
    readonly file: DroppedFile;
    readonly answers: Answers;
  }): Promise<(LookedAtFile & LoadsHere) | NotAllowed>;
  /** Loads a file as it was last looked at. The next file is then read in the same way. */
  loadBookFile(request: { readonly actor: Actor; readonly file: DroppedFile }): Promise<LoadedFile | NotHere | NotAllowed>;
}

/** The mapping of files that were loaded, and those of files that somebody is being asked about. */
const [MAPPING, DRAFT] = ['book_mapping', 'book_mapping_draft'];
const ASKED = 'load a book';

export interface LoadBookPorts extends AuditPorts {
  readonly settings: SettingsStore;
  readonly bookLoader: BookLoader;
}

export const loadBook = (ports: LoadBookPorts): LoadBookServices => {
  const { settings, bookLoader, clock } = ports;
  const textIn = (value: unknown, file?: string): string | null => {
    if (typeof value !== 'object' || value === null || !('mapping' in value) || typeof value.mapping !== 'string') return null;
    return file === undefined || ('file' in value && value.file === file) ? value.mapping : null;
  };
  const draftOf = async ({ id }: DroppedFile): Promise<string | null> =>
    (await settings.history(DRAFT)).map(({ value }) => textIn(value, id)).findLast((text) => text !== null) ?? null;
  const lastMapping = async (): Promise<string | null> => textIn((await settings.get(MAPPING))?.value);
  return {
    lookAtBookFile: async ({ actor, file, answers }) => {
      const refused = await refuse(ports, actor, ASKED);
      if (refused) return refused;
      const looked = await bookLoader.look(file, (await draftOf(file)) ?? (await lastMapping()), answers);
      if (looked.kind !== 'refused')
        await settings.put(DRAFT, { value: { file: file.id, mapping: looked.mapping }, setBy: actor.id, setAt: clock.now() });
      return { ...looked, notHere: await bookLoader.inTheWay() };
    },
    loadBookFile: async ({ actor, file }) => {
      const refused = await refuse(ports, actor, ASKED);
      if (refused) return refused;
      const reason = await bookLoader.inTheWay();
      if (reason !== null) return { kind: 'not-here', reason };
      const mapping = await draftOf(file);
      if (mapping === null) return { kind: 'refused', reason: 'Nobody has looked at this file yet.', expected: 'the file dropped again' };
      const loaded = await bookLoader.load(file, mapping, actor.id);
      if (loaded.kind === 'refused') return loaded;
      const { rows, taken, sales, duplicates } = loaded;
      await auditTrail(ports).note({ actor, action: 'book.load', detail: { file: file.id, rows, taken, sales, duplicates } });
      await settings.put(MAPPING, { value: { mapping }, setBy: actor.id, setAt: clock.now() });
      return loaded;
    },
  };
};
