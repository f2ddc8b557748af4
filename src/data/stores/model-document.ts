import { createHash } from 'node:crypto';
import { z } from 'zod';
import { MODEL_FORMAT, type Model } from '../../advisor/model.ts';
import { problemsOf } from './document.ts';

const number = z.number();
const numbers = z.array(number).readonly();
const matrix = z.array(numbers).readonly();
const texts = z.array(z.string()).readonly();

/** What serving looks into by place or name; the checksum answers for the rest. */
export const modelSchema = z
  .object({
    format: z.literal(MODEL_FORMAT),
    asOf: z.int(),
    settings: z.object({ segments: z.union([z.int(), z.literal('auto')]), seed: number }),
    fingerprint: z.string(),
    bondTypes: texts,
    bandOfType: z.array(z.enum(['A', 'B', 'C', 'default']).nullable()).readonly(),
    features: z.object({
      numeric: z
        .array(z.object({ name: z.string(), log: z.boolean(), median: number, mean: number, scale: number, indicator: z.boolean() }))
        .readonly(),
      categorical: z.array(z.object({ name: z.string(), levels: texts })).readonly(),
    }),
    centroids: matrix,
    inertia: number,
    silhouette: number.nullable(),
    segments: z
      .array(z.object({ id: z.int(), name: z.string(), description: z.string(), size: z.int(), confidence: number.nullable() }))
      .min(1)
      .readonly(),
    qTable: z.object({ values: matrix, visits: matrix }),
    personal: z.object({ floor: number, together: matrix }),
    clients: z.int(),
    trades: z.int(),
    quality: z.object({ hitAt1: number }).nullable(),
    // Documents written before this was kept are read too.
    drift: z.object({ version: z.int(), transitions: matrix }).nullish(),
  })
  .superRefine((model, context) => {
    const types = model.bondTypes.length;
    const segments = model.segments.length;
    const expectShape = (name: string, values: ReadonlyArray<readonly number[]>, rows: number, columns: number): void => {
      if (values.length === rows && values.every((row) => row.length === columns)) return;
      context.addIssue({ code: 'custom', path: name.split('.'), message: `expected ${rows} rows of ${columns}` });
    };
    expectShape('qTable.values', model.qTable.values, segments, types);
    expectShape('qTable.visits', model.qTable.visits, segments, types);
    expectShape('personal.together', model.personal.together, types, types);
    expectShape('centroids', model.centroids, segments, model.centroids[0]?.length ?? 0);
    if (model.drift) expectShape('drift.transitions', model.drift.transitions, model.drift.transitions.length, segments);
    expectShape('bandOfType', [model.bandOfType.map(() => 0)], 1, types);
  });

export const checksumOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** JSON writes null for a number that is none; in a model that would be a hole nobody sees. */
const finite = (name: string, value: unknown): unknown => {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`This model cannot be stored: ${name} holds ${value}.`);
  return value;
};

/**
 * The text of a model's row and its checksum.
 *
 * @throws Error where the model has numbers that are not finite, or tables that do not fit together: it must not become a version.
 */
export const modelText = (model: Model): { readonly text: string; readonly checksum: string } => {
  // The annotation ties the schema to the type: neither can change alone.
  const stored: z.input<typeof modelSchema> = model;
  const checked = modelSchema.safeParse(stored);
  if (!checked.success) throw new Error(`This model cannot be stored: ${problemsOf(checked.error)}.`);
  const text = JSON.stringify(model, finite);
  return { text, checksum: checksumOf(text) };
};

/**
 * What is wrong with a stored model, or the model.
 *
 * @param row.format the format the row says it has, looked at first: an old version is foreign rather than damaged
 */
export const readModel = (row: { readonly format: number; readonly checksum: string; readonly document: string }): Model | string => {
  if (row.format !== MODEL_FORMAT) return `it has format ${row.format} and this program reads format ${MODEL_FORMAT}`;
  if (checksumOf(row.document) !== row.checksum) return 'its checksum does not fit: it was cut off or changed';
  let value: unknown;
  try {
    value = JSON.parse(row.document);
  } catch {
    return 'it is not JSON';
  }
  const checked = modelSchema.safeParse(value);
  return checked.success ? (value as Model) : `its shape is wrong (${problemsOf(checked.error)})`;
};
