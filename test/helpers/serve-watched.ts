/**
 * Run as a separate process, configured by its environment: serves the product, and prints a line for every connection and name look-up. It prints
 * `ready URL` once it serves.
 */
import dns from 'node:dns';
import net from 'node:net';
import { parseConfig } from '../../src/config.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (this: net.Socket, ...given: unknown[]) {
  const [options] = given.flat() as [unknown];
  const { host, port, path } = (typeof options === 'object' && options !== null ? options : { port: options, host: given[1] }) as {
    host?: unknown;
    port?: unknown;
    path?: unknown;
  };
  say(`connect ${(path ?? null) === null ? `${String(host ?? 'localhost')}:${String(port)}` : `path ${String(path)}`}`);
  return Reflect.apply(connect, this, given);
} as typeof connect;
const lookup = dns.lookup;
(dns as { lookup: unknown }).lookup = (name: string, ...rest: unknown[]) => {
  say(`lookup ${name}`);
  return Reflect.apply(lookup, dns, [name, ...rest]);
};

const { startServing } = await import('../../src/main.ts');
const serving = await startServing(parseConfig(process.env), () => {});
say(`ready ${serving.url}`);
process.once('SIGTERM', () => void serving.stop().then(() => process.exit(0)));
