import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { ExecutionContext } from 'ava';
import { resetConnection } from '../../helpers/reset-connection.ts';

/** A connection through the proxy. Once it's dead, it carries nothing, and neither side hears of the other's end. */
interface Link {
  readonly client: Socket;
  readonly server: Socket;
  dead: boolean;
}

/** A TCP proxy on loopback that delays, cuts, half-opens and stalls the connections to one server. */
export class TcpProxy {
  readonly #to: number;
  readonly #listener: Server;
  readonly #links = new Set<Link>();
  #delayMs = 0;
  #hanging = false;
  /** Where it listened before it refused. */
  #port = 0;
  #stallAfter = Number.POSITIVE_INFINITY;

  private constructor(to: number) {
    this.#to = to;
    this.#listener = createServer((client) => this.#join(client));
  }

  /** Stands in front of the server that a database URL names; stopped when the test ends. */
  static async before(
    t: Pick<ExecutionContext, 'teardown'>,
    databaseUrl: string,
  ): Promise<{ readonly proxy: TcpProxy; readonly url: string }> {
    const url = new URL(databaseUrl);
    const proxy = new TcpProxy(Number(url.port));
    await proxy.#listen(0);
    t.teardown(() => proxy.stop());
    url.port = String(proxy.port);
    return { proxy, url: url.href };
  }

  get port(): number {
    return (this.#listener.address() as AddressInfo).port;
  }

  /** How many connections are open on the client's side. */
  get open(): number {
    return [...this.#links].filter(({ client }) => !client.destroyed).length;
  }

  /** Each byte arrives so much later, in both directions. */
  delay(milliseconds: number): void {
    this.#delayMs = milliseconds;
  }

  /** Resets every connection. */
  cut(): void {
    for (const { client, server } of this.#links) {
      resetConnection(client);
      server.destroy();
    }
  }

  /** Ends every connection as a server that shuts down does, with a FIN. */
  end(): void {
    for (const { client, server } of this.#links) {
      client.end();
      server.destroy();
    }
  }

  /** The peer of every open connection vanishes without a word. */
  halfOpen(): void {
    for (const link of this.#links) {
      link.dead = true;
      link.server.destroy();
    }
  }

  /** From now on connections are accepted and nothing is ever said on them; open ones vanish. */
  hang(): void {
    this.halfOpen();
    this.#hanging = true;
  }

  /** Nothing listens any more: open connections are reset, new ones refused. */
  async refuse(): Promise<void> {
    this.#port = this.port;
    await this.stop();
  }

  /** Every connection, open or new, falls silent when the server has sent so many bytes more. */
  stallAfter(bytes: number): void {
    this.#stallAfter = bytes;
  }

  /** New connections work again. The dead stay dead. Resolves once it listens. */
  async recover(): Promise<void> {
    [this.#delayMs, this.#hanging, this.#stallAfter] = [0, false, Number.POSITIVE_INFINITY];
    if (!this.#listener.listening) await this.#listen(this.#port);
  }

  async stop(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.#listener.close(resolve));
  }

  #listen(port: number): Promise<void> {
    return new Promise((resolve) => this.#listener.listen(port, '127.0.0.1', resolve));
  }

  #join(client: Socket): void {
    const link: Link = { client, server: connect(this.#to, '127.0.0.1'), dead: this.#hanging };
    this.#links.add(link);
    if (link.dead) link.server.destroy();
    this.#carry(link, client, link.server, false);
    this.#carry(link, link.server, client, true);
  }

  #carry(link: Link, from: Socket, to: Socket, isFromServer: boolean): void {
    const later = (act: () => void): void => {
      const run = (): void => {
        if (!link.dead && !to.destroyed) act();
      };
      if (this.#delayMs === 0) run();
      else setTimeout(run, this.#delayMs).unref();
    };
    from.on('data', (chunk: Buffer) => {
      if (isFromServer) {
        this.#stallAfter -= chunk.length;
        if (this.#stallAfter < 0) link.dead = true;
      }
      later(() => {
        // A reader that pauses pauses the server too.
        if (to.write(chunk) || from.isPaused()) return;
        from.pause();
        to.once('drain', () => from.resume());
      });
    });
    from.on('error', () => later(() => to.destroy()));
    from.on('end', () => later(() => to.end()));
    from.on('close', () => later(() => to.destroy()));
  }
}
