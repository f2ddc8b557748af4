import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

interface Ack {
  readonly envelope_id: string;
  readonly payload?: unknown;
}

/** Slack's side of Socket Mode: greets, answers pings, sends envelopes and remembers acknowledgements. */
export class SocketServer {
  readonly acks: Ack[] = [];
  connections = 0;
  /** How many of the next connections get no greeting; they answer pings all the same. */
  ungreeted = 0;
  /** Envelopes that wait for the next connection, as they do at Slack. */
  readonly backlog: string[] = [];
  #socket: WebSocket | undefined;
  #serial = 0;
  readonly #server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  readonly #waiting = new Set<() => void>();

  constructor() {
    this.#server.on('connection', (socket) => {
      this.connections++;
      this.#socket = socket;
      socket.on('message', (frame) => {
        this.acks.push(JSON.parse(String(frame)));
        this.#wake();
      });
      socket.on('close', () => this.#wake());
      if (this.ungreeted > 0) this.ungreeted--;
      else socket.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A1' } }));
      for (const frame of this.backlog.splice(0)) socket.send(frame);
      this.#wake();
    });
  }

  #wake(): void {
    for (const check of [...this.#waiting]) check();
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}/link?ticket=1`;
  }

  /** How many connections are open now. */
  get open(): number {
    return [...this.#server.clients].filter((socket) => socket.readyState === socket.OPEN).length;
  }

  async start(): Promise<this> {
    if (!this.#server.address()) await new Promise((resolve) => this.#server.once('listening', resolve));
    return this;
  }

  /** Sends a frame as it is, over the newest connection. */
  sendRaw(frame: string): void {
    this.#socket?.send(frame);
  }

  #envelope(type: 'events_api' | 'slash_commands' | 'interactive', payload: unknown): { readonly id: string; readonly frame: string } {
    const id = `envelope-${++this.#serial}`;
    return { id, frame: JSON.stringify({ type, envelope_id: id, accepts_response_payload: type !== 'events_api', payload }) };
  }

  /** Sends a payload in an envelope; returns the envelope's id. */
  send(type: 'events_api' | 'slash_commands' | 'interactive', payload: unknown): string {
    const { id, frame } = this.#envelope(type, payload);
    this.sendRaw(frame);
    return id;
  }

  /** Keeps an envelope for whoever connects next; returns its id. */
  keep(type: 'events_api' | 'slash_commands' | 'interactive', payload: unknown): string {
    const { id, frame } = this.#envelope(type, payload);
    this.backlog.push(frame);
    return id;
  }

  /** Slack's notice that it will renew a connection: ten seconds ahead, or at once. */
  announceEnd(reason: 'warning' | 'refresh_requested' | 'link_disabled'): void {
    this.sendRaw(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'applink-1' } }));
  }

  /** Leaves the newest connection open and silent: it answers no ping and no goodbye, as if this side had lost its network. */
  fallSilent(): void {
    this.#socket?.pause();
  }

  async until(condition: () => boolean): Promise<void> {
    if (condition()) return;
    await new Promise<void>((resolve) => {
      const check = (): void => {
        if (!condition()) return;
        this.#waiting.delete(check);
        resolve();
      };
      this.#waiting.add(check);
    });
  }

  async acknowledged(envelopeId: string): Promise<Ack> {
    const find = (): Ack | undefined => this.acks.find((ack) => ack.envelope_id === envelopeId);
    await this.until(() => find() !== undefined);
    return find() as Ack;
  }

  /** Breaks the newest connection without a goodbye. */
  drop(): void {
    this.#socket?.terminate();
  }

  async stop(): Promise<void> {
    for (const socket of this.#server.clients) socket.terminate();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
