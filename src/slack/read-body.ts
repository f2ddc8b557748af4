import type { IncomingMessage } from 'node:http';

/** Beyond this many times the limit a sender that does not stop is cut off. */
const PATIENCE = 8;

/** The whole body; null where it is longer than `limit` bytes (the rest is read and thrown away, so that the sender can hear the answer). */
export const readBody = (request: IncomingMessage, limit: number): Promise<Buffer | null> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) chunks.push(chunk);
      else {
        chunks.length = 0;
        resolve(null);
        if (length > limit * PATIENCE) request.destroy();
      }
    });
    request.on('end', () => resolve(length <= limit ? Buffer.concat(chunks) : null));
    request.on('error', reject);
    request.on('close', () => reject(new Error('the request ended early')));
  });
