import { appendFile, mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import type { AuditHead } from '../../usecases/ports/audit-log.ts';

/** The length of a line. A chain's line is overwritten in place, so its length never changes. */
const LINE = 192;

const line = z.object({
  auditHead: z.object({ chain: z.string(), link: z.number().int().min(1), mac: z.string().regex(/^[0-9a-f]{64}$/) }),
});

/** The audit-log heads in JSON lines: an anchor file, or the log of `serve`. All other lines are skipped. */
export const auditHeadsIn = (text: string): readonly AuditHead[] =>
  text.split('\n').flatMap((each) => {
    if (!each.includes('"auditHead"')) return [];
    try {
      return [line.parse(JSON.parse(each)).auditHead];
    } catch {
      return [];
    }
  });

/** Notes outside the database how far a chain reaches. */
export interface AuditAnchor {
  readonly path: string;
  /** Returns at once. Only the newest head matters, so heads that come during a write are skipped. */
  note(head: AuditHead): void;
  /** Resolves once the newest head is written, or couldn't be. */
  settled(): Promise<void>;
  /** Keeps the heads so far under another name, because the log they belong to was replaced. Resolves to that name; null if there are none. */
  setAside(at: Date): Promise<string | null>;
}

const lineOf = ({ chain, link, mac }: AuditHead): string => JSON.stringify({ auditHead: { chain, link, mac } }).padEnd(LINE - 1);

/** Its parent is there: the working folder, or the folder of the key or the database. Node's own recursion never ends on some of them. */
const makeFolder = (folder: string): Promise<void> =>
  mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });

/** Where in the file a chain's line begins; -1 if it has none. */
const placeOf = async (path: string, chain: string): Promise<number> => {
  const text = await readFile(path, 'latin1');
  const at = text.indexOf(`"chain":"${chain}"`);
  return at < 0 ? -1 : text.lastIndexOf('\n', at) + 1;
};

/**
 * A file with one line per chain: its newest link, so its length, and that link's hash. Every process overwrites only its own line. So the
 * file needs no lock, and grows by 192 bytes per chain, which is less than the chain's first row.
 * @param onError is told once if the file can't be written
 */
export const anchorFile = (path: string, onError: (error: unknown) => void = () => {}): AuditAnchor => {
  let mine: { readonly chain: string; readonly place: number } | null = null;
  let waiting: AuditHead | null = null;
  let writing: Promise<void> | null = null;
  let isTold = false;

  /** False if the file isn't the one we know: removed, or set aside. */
  const overwritten = async (head: AuditHead): Promise<boolean> => {
    if (mine?.chain !== head.chain) return false;
    const file = await open(path, 'r+').catch(() => null);
    if (!file) return false;
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(LINE), 0, LINE, mine.place);
      if (bytesRead !== LINE || !buffer.includes(`"chain":"${head.chain}"`)) return false;
      await file.write(lineOf(head), mine.place);
      return true;
    } finally {
      await file.close();
    }
  };

  const write = async (head: AuditHead): Promise<void> => {
    if (await overwritten(head)) return;
    await makeFolder(dirname(resolve(path)));
    await appendFile(path, `${lineOf(head)}\n`, { mode: 0o600 });
    mine = { chain: head.chain, place: await placeOf(path, head.chain) };
  };

  const writeWaiting = async (): Promise<void> => {
    while (waiting) {
      const head = waiting;
      waiting = null;
      try {
        await write(head);
      } catch (error) {
        if (!isTold) onError(error);
        isTold = true;
      }
    }
    writing = null;
  };

  return {
    path,
    note: (head) => {
      waiting = head;
      writing ??= writeWaiting();
    },
    settled: async () => writing ?? undefined,
    setAside: async (at) => {
      await writing;
      const aside = `${path}.before-${at.toISOString().slice(0, 19).replaceAll(':', '-')}`;
      try {
        await rename(path, aside);
        return aside;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      }
    },
  };
};

/** The heads noted in a file; null if there's no such file. */
export const readAnchorFile = async (path: string): Promise<readonly AuditHead[] | null> => {
  try {
    return auditHeadsIn(await readFile(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
};
