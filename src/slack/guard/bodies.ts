import type { IncomingMessage } from 'node:http';

export interface BodyLimits {
  /** Bytes of one body. */
  readonly one: number;
  /** Bytes of all bodies being read. */
  readonly all: number;
  /** How long a sender may take; milliseconds. */
  readonly withinMs: number;
}

/** Slack's bodies are a few kilobytes, and arrive whole and at once. */
export const BODY_LIMITS: BodyLimits = { one: 1024 * 1024, all: 32 * 1024 * 1024, withinMs: 5000 };

export type NoBody = 'too long' | 'too slow' | 'too many' | 'ended early';

interface Reading {
  chunks: Buffer[];
  length: number;
  readonly settle: (result: Buffer | NoBody) => void;
}

/** Reads bodies and bounds what all of them hold. If that's too much, the largest is given up: a real request from Slack is small. */
export class Bodies {
  readonly #limits: BodyLimits;
  readonly #reading = new Set<Reading>();
  #held = 0;

  constructor(limits: BodyLimits = BODY_LIMITS) {
    this.#limits = limits;
  }

  /** Bytes held now. */
  get held(): number {
    return this.#held;
  }

  /** The whole body, or why there's none. What still comes then is dropped by whoever answers. */
  read(request: IncomingMessage): Promise<Buffer | NoBody> {
    if (Number(request.headers['content-length'] ?? 0) > this.#limits.one) return Promise.resolve('too long');
    return new Promise((resolve) => {
      const timer = setTimeout(() => reading.settle('too slow'), this.#limits.withinMs);
      const reading: Reading = {
        chunks: [],
        length: 0,
        settle: (result) => {
          clearTimeout(timer);
          if (!this.#reading.delete(reading)) return;
          this.#held -= reading.length;
          reading.chunks = [];
          request.off('data', take);
          resolve(result);
        },
      };
      const take = (chunk: Buffer): void => {
        reading.chunks.push(chunk);
        reading.length += chunk.length;
        this.#held += chunk.length;
        if (reading.length > this.#limits.one) reading.settle('too long');
        else if (this.#held > this.#limits.all) this.#giveUpLargest();
      };
      this.#reading.add(reading);
      request.on('data', take);
      request.once('end', () => reading.settle(Buffer.concat(reading.chunks)));
      request.once('error', () => reading.settle('ended early'));
      request.once('close', () => reading.settle('ended early'));
    });
  }

  #giveUpLargest(): void {
    let largest: Reading | null = null;
    for (const reading of this.#reading) if (largest === null || reading.length > largest.length) largest = reading;
    largest?.settle('too many');
  }
}
