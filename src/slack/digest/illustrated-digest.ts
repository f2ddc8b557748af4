import { digestCharts } from '../../../views/digest/digest-charts.ts';
import { type DigestNote, digestMessage } from '../../../views/digest/digest-message.ts';
import type { Digest } from '../../advisor/digest/digest.ts';
import type { Illustrated } from '../posting/illustrated.ts';

/** A digest with its chart: posted, as a preview, or as a test. @param zone the desk's time zone */
export const illustratedDigest = (digest: Digest, note: DigestNote, zone: string): Illustrated => ({
  figures: digestCharts(digest, zone),
  draw: (look, charts) => digestMessage(digest, { look, charts }, note, zone),
});
