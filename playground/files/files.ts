import { refuse } from '../ground/slack-refusal.ts';
import { type Clock, randomId } from '../ground/stamps.ts';
import { mimetypeOf } from './mimetype.ts';

const MOST_FILES = 300;
const MOST_BYTES = 200_000_000;

/** A file of the workspace. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly altText: string | null;
  /** Who uploaded it. */
  readonly owner: string;
  readonly createdAt: number;
  title: string;
  /** Null until uploaded. */
  bytes: Buffer | null;
  /** When the upload was completed, in milliseconds. Until then it's null, and no one sees the file. */
  completedAt: number | null;
  /** The conversations it was shared in. */
  readonly sharedIn: Set<string>;
}

export interface FilesOptions {
  readonly clock: Clock;
  /** How long the workspace takes to find out a file's type, in milliseconds. */
  readonly readyAfterMs: number;
  /** Called when a file can be shown. */
  readonly ready: (file: StoredFile) => void;
}

/** Uploaded files, in memory. An upload takes three steps: ask for an address, send the bytes there, complete it. If there are too many, the oldest go. */
export class Files {
  private readonly options: FilesOptions;
  private readonly byId = new Map<string, StoredFile>();
  private readonly byUpload = new Map<string, StoredFile>();

  constructor(options: FilesOptions) {
    this.options = options;
  }

  /** @returns the file and the secret part of its upload address. */
  reserve(name: string, size: number, altText: string | null, owner: string): { readonly file: StoredFile; readonly uploadId: string } {
    const file: StoredFile = {
      id: randomId('F', 10),
      name,
      size,
      altText,
      owner,
      createdAt: this.options.clock(),
      title: name,
      bytes: null,
      completedAt: null,
      sharedIn: new Set(),
    };
    const uploadId = randomId('', 32);
    this.byId.set(file.id, file);
    this.byUpload.set(uploadId, file);
    this.forgetOldest();
    return { file, uploadId };
  }

  /** Takes the bytes, once. @throws {SlackRefusal} if the address is unknown, or the length isn't the one announced. */
  receive(uploadId: string, bytes: Buffer): StoredFile {
    const file = this.byUpload.get(uploadId);
    if (file === undefined) throw refuse('upload_url_expired');
    if (bytes.length !== file.size) throw refuse('size_mismatch', [`${file.size} bytes were announced, ${bytes.length} came`]);
    this.byUpload.delete(uploadId);
    file.bytes = bytes;
    return file;
  }

  /** @throws {SlackRefusal} `file_not_found` if it's unknown, has no bytes yet, or is already complete. */
  complete(id: string, title: string | null): StoredFile {
    const file = this.byId.get(id);
    if (file === undefined || file.bytes === null || file.completedAt !== null) throw refuse('file_not_found');
    file.title = title ?? file.name;
    file.completedAt = this.options.clock();
    setTimeout(() => this.options.ready(file), this.options.readyAfterMs).unref();
    return file;
  }

  find(id: string): StoredFile | null {
    const file = this.byId.get(id);
    return file === undefined || file.completedAt === null ? null : file;
  }

  /** Null for a short while after the upload completes, as on Slack. */
  mimetype(file: StoredFile): string | null {
    const { clock, readyAfterMs } = this.options;
    if (file.bytes === null || file.completedAt === null || clock() - file.completedAt < readyAfterMs) return null;
    return mimetypeOf(file.bytes);
  }

  private forgetOldest(): void {
    let bytes = [...this.byId.values()].reduce((sum, file) => sum + file.size, 0);
    for (const [id, file] of this.byId) {
      if (this.byId.size <= MOST_FILES && bytes <= MOST_BYTES) return;
      this.byId.delete(id);
      bytes -= file.size;
    }
  }
}
