import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import test from 'ava';
import { resetConnection } from './reset-connection.ts';

for (const [state, before] of [
  ['open', () => {}],
  ['ending', (socket: Socket) => void socket.end()],
] as const) {
  test(`a connection that is ${state} is closed by a reset, on both sides`, async (t) => {
    const server = createServer().listen(0, '127.0.0.1');
    t.teardown(() => server.close());
    await once(server, 'listening');
    const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
    const closed = new Promise<string>((resolve) => {
      client.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
      client.on('close', () => resolve('closed'));
    });
    const [socket] = (await once(server, 'connection')) as [Socket];
    before(socket);
    const gone = once(socket, 'close');
    resetConnection(socket);
    await gone;
    client.resume();
    t.is(await closed, state === 'open' ? 'ECONNRESET' : 'closed');
  });
}

test('nothing else resets a connection by itself', (t) => {
  const folders = ['test', 'playground', 'src', 'bench'];
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true }).flatMap((name) => (String(name).endsWith('.ts') ? [`${folder}/${name}`] : [])),
  );
  const resetting = files.filter((file) => /\.resetAndDestroy\(/.test(readFileSync(file, 'utf8')));
  t.deepEqual(resetting, ['test/helpers/reset-connection.ts']);
});
