import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { Edge } from '../edge/edge.ts';
import { isSlacks } from '../posting/slacks-address.ts';

/** A larger file is loaded on the server. */
export const MOST_BYTES = 20_000_000;
const FETCH_WITHIN_MS = 60_000;

/** A file as Slack describes it. */
export interface SlackFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  /** Where its bytes are, for whoever has the token. */
  readonly address: string;
}

/** Slack has the file, and it can't be used. */
export class FileNotFetchedError extends Error {
  override readonly name = 'FileNotFetchedError';
  readonly why: 'too large' | 'not fetched';

  constructor(why: FileNotFetchedError['why'], message: string) {
    super(message);
    this.why = why;
  }
}

/** What Slack says about a file. @throws FileNotFetchedError */
export const fileOf = async ({ client }: Pick<Edge, 'client'>, id: string): Promise<SlackFile> => {
  const { file } = await client.files.info({ file: id });
  const address = file?.url_private_download ?? file?.url_private;
  if (!file?.id || !address) throw new FileNotFetchedError('not fetched', 'files.info named no address');
  return { id: file.id, name: file.name ?? 'file', size: file.size ?? 0, address };
};

/**
 * Fetches a file with the bot's token into a folder of its own, which is removed afterwards. Its content is never logged.
 * @throws FileNotFetchedError if it's larger than we take, or Slack doesn't hand it over
 */
export const withFile = async <T>(edge: Pick<Edge, 'client' | 'fetch'>, file: SlackFile, use: (path: string) => Promise<T>): Promise<T> => {
  if (file.size > MOST_BYTES) throw new FileNotFetchedError('too large', `${file.size} bytes`);
  // The token goes to Slack only.
  if (!isSlacks(file.address, edge.client.slackApiUrl)) throw new FileNotFetchedError('not fetched', 'the address isn’t Slack’s');
  const folder = await mkdtemp(join(tmpdir(), 'bond-advisor-file-'));
  try {
    // The ending says what kind of file it is, and nothing else of the name is used.
    const path = join(folder, `book${/^\.[a-z0-9]{1,5}$/i.exec(extname(file.name))?.[0] ?? ''}`);
    await save(edge, file, path);
    return await use(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const save = async ({ client, fetch }: Pick<Edge, 'client' | 'fetch'>, { address }: SlackFile, path: string): Promise<void> => {
  const response = await fetch(address, {
    headers: { authorization: `Bearer ${client.token}` },
    signal: AbortSignal.timeout(FETCH_WITHIN_MS),
  });
  // Without the scope, Slack answers 200 with a page to sign in.
  const isPage = response.headers.get('content-type')?.includes('text/html') ?? false;
  if (!response.ok || !response.body || isPage) {
    await response.body?.cancel();
    throw new FileNotFetchedError('not fetched', `Slack answered ${response.status}${isPage ? ' with a web page' : ''}`);
  }
  const written = await open(path, 'wx', 0o600);
  try {
    let bytes = 0;
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      if (bytes > MOST_BYTES) throw new FileNotFetchedError('too large', 'more bytes than announced');
      await written.write(chunk);
    }
  } finally {
    await written.close();
  }
};
