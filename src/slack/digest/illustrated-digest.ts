import { digestCharts } from '../../../views/digest/digest-charts.ts';
import { type DigestNote, digestMessage } from '../../../views/digest/digest-message.ts';
import type { Digest } from '../../advisor/digest/digest.ts';
import type { Illustrated } from '../illustrated.ts';

/** A digest with its charts, as it is posted, shown as a preview, or sent as a test. */
export const illustratedDigest = (digest: Digest, note: DigestNote): Illustrated => ({
  figures: digestCharts(digest),
  draw: (_, charts) => digestMessage(digest, charts, note),
});
