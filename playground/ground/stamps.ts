import { randomBytes } from 'node:crypto';

/** Milliseconds since 1970. */
export type Clock = () => number;

/** Timestamps as Slack writes them, `1700000000.000100`: seconds and microseconds, unique and always growing. */
export class Stamps {
  private readonly clock: Clock;
  private lastMicros = 0;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  next(): string {
    this.lastMicros = Math.max(this.lastMicros + 1, Math.floor(this.clock() * 1000));
    const seconds = Math.floor(this.lastMicros / 1e6);
    return `${seconds}.${String(this.lastMicros - seconds * 1e6).padStart(6, '0')}`;
  }
}

const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** `prefix` and `length` random capitals and digits: `randomId('V', 10)` is like `V8K2M4PX7QR`. */
export const randomId = (prefix: string, length: number): string =>
  prefix + Array.from(randomBytes(length), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
