import type { ServerResponse } from 'node:http';
import type { WireEvent } from '../wire/wire.ts';

const BEAT_MS = 20_000;

/** The open pages. Each has a stream of server-sent events, as one person. */
export class Live {
  private readonly streams = new Map<ServerResponse, string>();
  private closed = false;

  open(response: ServerResponse, personId: string, first: WireEvent): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    this.streams.set(response, personId);
    const beat = setInterval(() => response.write(': still here\n\n'), BEAT_MS);
    beat.unref();
    response.on('close', () => {
      clearInterval(beat);
      this.streams.delete(response);
    });
    this.write(response, first);
    // A page that reconnects while the server closes gets this event, but isn't kept.
    if (this.closed) response.end();
  }

  /** Sends each open page the event for its person; null sends nothing. */
  send(eventFor: (personId: string) => WireEvent | null): void {
    for (const [response, personId] of this.streams) {
      const event = eventFor(personId);
      if (event !== null) this.write(response, event);
    }
  }

  close(): void {
    this.closed = true;
    for (const response of this.streams.keys()) response.end();
  }

  private write(response: ServerResponse, event: WireEvent): void {
    response.write(`data: ${JSON.stringify(event)}\n\n`);
  }
}
