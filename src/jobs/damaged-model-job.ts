import { z } from 'zod';
import type { DigestPoster } from '../usecases/digest/digest-poster.ts';
import type { ActiveModel } from '../usecases/serving/active-model.ts';
import type { Job } from './job.ts';
import { type NoticePorts, noticeJob } from './notice-job.ts';

const KIND = 'model-damaged';

const damageSchema = z.object({ version: z.int(), instead: z.int().nullable(), reason: z.string() });

export interface DamagedModelJobPorts extends NoticePorts {
  readonly activeModel: Pick<ActiveModel, 'current' | 'damaged'>;
  readonly admins: () => Promise<readonly string[]>;
  readonly poster: Pick<DigestPoster, 'tellDamagedModel'>;
}

/** Tells every admin that the activated model is damaged, and which version answers instead. Each is told once, by whichever process is first. */
export const damagedModelJob = ({ activeModel, admins, poster, ...ports }: DamagedModelJobPorts): Job => {
  const notices = noticeJob(ports, { kind: KIND, schema: damageSchema, tell: poster.tellDamagedModel });
  let noted = '';
  return {
    kind: KIND,
    due: async (now) => {
      await activeModel.current();
      const { damaged } = activeModel;
      const about = damaged ? `${KIND}:${damaged.version}:${damaged.instead ?? 'none'}` : '';
      if (damaged && about !== noted) {
        for (const to of await admins()) await ports.outbox.put({ id: `${about}:${to}`, kind: KIND, to, document: damaged, madeAt: now });
      }
      noted = about;
      return notices.due(now);
    },
  };
};
