import { z } from 'zod';
import type { DigestPoster } from '../usecases/digest/digest-poster.ts';
import type { Job } from './job.ts';
import { type NoticePorts, noticeJob } from './notice-job.ts';

/** The outbox kind of a message that tells a subscriber about a pause. */
export const PAUSED_KIND = 'digest-paused';

const noticeSchema = z.object({ channel: z.string(), reason: z.string() });

export interface PausedJobPorts extends NoticePorts {
  readonly poster: Pick<DigestPoster, 'tellPaused'>;
}

/** Tells the subscriber of a channel that Slack no longer lets the bot post there. */
export const pausedJob = ({ poster, ...ports }: PausedJobPorts): Job =>
  noticeJob(ports, { kind: PAUSED_KIND, schema: noticeSchema, tell: poster.tellPaused });
