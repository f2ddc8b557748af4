import { freePort, makeServerFolder, type RunningServer, rootUrlAt, runServer } from './mariadb.ts';

/** A node of a cluster. Its address stays the same when it's brought back. */
export interface GaleraNode {
  /** Root's URL without a database. */
  readonly rootUrl: string;
  /** Kills the server without a goodbye. */
  kill(): Promise<void>;
  /** Starts the server again; resolves once it's part of the cluster. */
  bringBack(): Promise<void>;
}

export interface GaleraCluster {
  readonly nodes: readonly [GaleraNode, GaleraNode, GaleraNode];
  stop(): Promise<void>;
}

/** Starts three nodes on this machine, one after the other. @param provider path of Galera's library */
export const startGalera = async (provider: string): Promise<GaleraCluster> => {
  const removals: Array<() => void> = [];
  const members = await Promise.all(
    [1, 2, 3].map(async (number) => {
      const [port, group, ist, sst] = [await freePort(), await freePort(), await freePort(), await freePort()];
      return { number, port, group, ist, sst };
    }),
  );
  const address = `gcomm://${members.map(({ group }) => `127.0.0.1:${group}`).join(',')}`;
  const running = new Map<number, RunningServer>();
  const nodes = members.map(({ number, port, group, ist, sst }) => {
    const { folder, remove } = makeServerFolder();
    removals.push(remove);
    process.once('exit', remove);
    const options = [
      '--binlog-format=ROW',
      '--innodb-autoinc-lock-mode=2',
      '--wsrep-on=ON',
      `--wsrep-provider=${provider}`,
      `--wsrep-cluster-address=${address}`,
      `--wsrep-node-name=node${number}`,
      '--wsrep-node-address=127.0.0.1',
      `--wsrep-node-incoming-address=127.0.0.1:${port}`,
      `--wsrep-provider-options=gmcast.listen_addr=tcp://127.0.0.1:${group};ist.recv_addr=127.0.0.1:${ist};gcache.size=32M`,
      '--wsrep-sst-method=rsync',
      `--wsrep-sst-receive-address=127.0.0.1:${sst}`,
    ];
    const start = async (more: readonly string[] = []): Promise<void> => {
      running.set(number, await runServer(folder, port, [...options, ...more]));
    };
    const kill = async (signal: NodeJS.Signals): Promise<void> => {
      await running.get(number)?.end(signal);
      running.delete(number);
    };
    return { rootUrl: rootUrlAt(port), start, kill: () => kill('SIGKILL'), bringBack: () => start(), end: () => kill('SIGTERM') };
  });
  const [first, second, third] = nodes;
  if (!first || !second || !third) throw new TypeError('a cluster has three nodes');
  const stop = async (): Promise<void> => {
    for (const node of [third, second, first]) await node.end();
    for (const remove of removals) {
      process.off('exit', remove);
      remove();
    }
  };
  try {
    await first.start(['--wsrep-new-cluster']);
    for (const node of [second, third]) await node.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return { nodes: [first, second, third], stop };
};
