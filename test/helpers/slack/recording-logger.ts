import type { EdgeLogger } from '../../../src/slack/edge/edge.ts';

/** Remembers every line at every level. */
export class RecordingLogger implements EdgeLogger {
  readonly lines: Array<{ readonly level: string; readonly details: object; readonly message: string }> = [];
  debug = (details: object, message: string): void => void this.lines.push({ level: 'debug', details, message });
  info = (details: object, message: string): void => void this.lines.push({ level: 'info', details, message });
  warn = (details: object, message: string): void => void this.lines.push({ level: 'warn', details, message });
  error = (details: object, message: string): void => void this.lines.push({ level: 'error', details, message });
  get text(): string {
    return JSON.stringify(this.lines);
  }
}
