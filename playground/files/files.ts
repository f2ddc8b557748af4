import { refuse } from '../slack-refusal.ts';
import { type Clock, randomId } from '../stamps.ts';
import { mimetypeOf } from './mimetype.ts';

const MOST_FILES = 300;
const MOST_BYTES = 200_000_000;

/** A file of the workspace. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly altText: string | null;
  readonly createdAt: number;
  title: string;
  /** Null until they are uploaded. */
  bytes: Buffer | null;
  /** When the upload was completed; milliseconds. Null: it is not, and nobody sees the file. */
  completedAt: number | null;
  /** The conversations it was shared in. */
  readonly sharedIn: Set<string>;
}

export interface FilesOptions {
  readonly clock: Clock;
  /** How long the workspace looks at a file before it knows what it is; milliseconds. */
  readonly readyAfterMs: number;
  /** Called when a file is ready to be shown. */
  readonly ready: (file: StoredFile) => void;
}

/** Uploaded files, in memory: an address is asked for, the bytes are sent there, the upload is completed. The oldest go when there are too many. */
export class Files {
  private readonly options: FilesOptions;
  private readonly byId = new Map<string, StoredFile>();
  private readonly byUpload = new Map<string, StoredFile>();

  constructor(options: FilesOptions) {
    this.options = options;
  }

  /** @returns the file and the secret part of its upload address. */
  reserve(name: string, size: number, altText: string | null): { readonly file: StoredFile; readonly uploadId: string } {
    const file: StoredFile = {
      id: randomId('F', 10),
      name,
      size,
      altText,
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

  /** The bytes come, once. @throws {SlackRefusal} where nobody asked for the address, or the length is another than announced. */
  receive(uploadId: string, bytes: Buffer): StoredFile {
    const file = this.byUpload.get(uploadId);
    if (file === undefined) throw refuse('upload_url_expired');
    if (bytes.length !== file.size) throw refuse('size_mismatch', [`${file.size} bytes were announced, ${bytes.length} came`]);
    this.byUpload.delete(uploadId);
    file.bytes = bytes;
    return file;
  }

  /** @throws {SlackRefusal} `file_not_found` where there is none, its bytes did not come, or it was completed before. */
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

  /** Null for a short while after the upload was completed, as on Slack. */
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
