import { Gauge, type Registry } from 'prom-client';

/** Whether each needed part is well, by its name. */
export type ReadReadiness = () => Promise<{ readonly needed: Readonly<Record<string, boolean>> }>;

/** What `/health/ready` says, by part. It's there without the database too. */
export const readyGauge = (registry: Registry, read: ReadReadiness): void => {
  new Gauge({
    name: 'bond_advisor_ready',
    help: '1 where this process can store (database), speak (slack) and advise (model)',
    labelNames: ['part'],
    registers: [registry],
    async collect() {
      const { needed } = await read();
      for (const [part, isWell] of Object.entries(needed)) this.set({ part }, isWell ? 1 : 0);
    },
  });
};
