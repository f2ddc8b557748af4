import { z } from 'zod';
import { SLACK_LIMITS } from '../../../views/limits.ts';
import { LONGEST_CLIENT_ID } from '../../usecases/client-id.ts';
import type { Asker } from '../edge.ts';

const metadata = z.object({
  clientId: z.string().min(1).max(LONGEST_CLIENT_ID),
  channel: z.string().min(1).max(100),
  responseUrl: z.string().nullable(),
});

/** What the modal remembers: for whom the ladder is, and where it was asked. */
export const rememberLadder = (clientId: string, { channel, responseUrl }: Asker): string => {
  const whole = JSON.stringify({ clientId, channel, responseUrl });
  // An address that does not fit is left out; there are other ways to answer.
  return whole.length <= SLACK_LIMITS.privateMetadata ? whole : JSON.stringify({ clientId, channel, responseUrl: null });
};

/** Null where it is nothing that `rememberLadder` wrote. */
export const rememberedLadder = (text: string): z.infer<typeof metadata> | null => {
  try {
    return metadata.parse(JSON.parse(text));
  } catch {
    return null;
  }
};
