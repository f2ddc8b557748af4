import { createHash } from 'node:crypto';
import { z } from 'zod';
import { BOND_BANDS } from '../../../advisor/bonds/rating.ts';
import { BOND_INPUTS } from '../../../advisor/model/bond-order.ts';
import { FACT_NAMES } from '../../../advisor/model/fact-names.ts';
import { MODEL_FORMAT, type Model } from '../../../advisor/model/model.ts';
import { CATEGORICAL_SOURCES, NUMERIC_SOURCES } from '../../../advisor/segments/feature-sources.ts';
import { widthOf } from '../../../advisor/segments/features.ts';
import { problemsOf } from '../../rows/document.ts';

const number = z.number();
const numbers = z.array(number).readonly();
const matrix = z.array(numbers).readonly();
const texts = z.array(z.string()).readonly();
const weights = z.object({ shared: z.record(z.enum(FACT_NAMES), number), byType: matrix });
const bondWeights = z.record(z.enum(BOND_INPUTS), number);
const nameOf = (sources: ReadonlyArray<{ readonly name: string }>) => z.enum(sources.map(({ name }) => name));

/** The parts of a model that serving looks up by place or name; the checksum covers the rest. */
export const modelSchema = z
  .object({
    format: z.literal(MODEL_FORMAT),
    asOf: z.int(),
    settings: z.object({ segments: z.union([z.int(), z.literal('auto')]), seed: number }),
    fingerprint: z.string(),
    bondTypes: texts,
    bandOfType: z.array(z.enum(BOND_BANDS).nullable()).readonly(),
    features: z.object({
      numeric: z
        .array(
          z.object({
            name: nameOf(NUMERIC_SOURCES),
            log: z.boolean(),
            median: number,
            mean: number,
            scale: number.positive(),
            // Older documents don't have these two.
            lower: number.optional(),
            upper: number.optional(),
            indicator: z.boolean(),
          }),
        )
        .readonly(),
      categorical: z.array(z.object({ name: nameOf(CATEGORICAL_SOURCES), levels: texts })).readonly(),
    }),
    centroids: matrix,
    inertia: number,
    silhouette: number.nullable(),
    segments: z
      .array(z.object({ id: z.int(), name: z.string(), description: z.string(), size: z.int(), confidence: number.nullable() }))
      .min(1)
      .readonly(),
    qTable: z.object({ values: matrix, visits: matrix }),
    personal: z.object({
      sequence: z.object({
        popularity: numbers,
        again: numbers,
        next: matrix,
        present: matrix,
        absent: matrix,
        ownStrength: number,
      }),
      segmentShares: z.object({ strength: number, shares: matrix }),
      together: matrix,
      traits: z.array(z.object({ lift: matrix })).readonly(),
      drift: numbers,
      driftFast: numbers,
      weights,
      // Older documents don't have this.
      expectation: weights.optional(),
    }),
    // Older documents don't have this.
    counted: z
      .object({
        bought: numbers,
        bySegment: z.array(numbers.nullable()).readonly(),
        byLevel: z.array(z.array(numbers.nullable()).readonly()).readonly(),
      })
      .optional(),
    // Older documents don't have this.
    bondOrder: z
      .object({
        weights: bondWeights,
        bySegment: z.array(bondWeights).readonly(),
        usual: z.object({ logYears: matrix, grade: matrix }),
        bought: z.record(z.string(), number),
        purchases: z.int(),
      })
      .nullish(),
    clients: z.int(),
    trades: z.int(),
    quality: z.object({ hitAt1: number }).nullable(),
    doubts: z.array(z.object({ point: z.enum(['calibration', 'baselines']), reason: z.string() })).readonly(),
    // Older documents don't have this.
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
    const { sequence, segmentShares, together, traits, ...rest } = model.personal;
    for (const [name, rows] of Object.entries({ together, next: sequence.next, present: sequence.present, absent: sequence.absent })) {
      expectShape(`personal.${name}`, rows, types, types);
    }
    expectShape('personal.sequence', [sequence.popularity, sequence.again, rest.drift, rest.driftFast], 4, types);
    expectShape('personal.segmentShares', segmentShares.shares, segments, types);
    const levels = traits.reduce((sum, { lift }) => sum + lift.length, 0);
    for (const { lift } of traits) expectShape('personal.traits', lift, lift.length, types);
    for (const { byType } of [rest.weights, ...(rest.expectation ? [rest.expectation] : [])]) {
      expectShape('personal.weights', byType, 2 + 2 * types + levels, types);
    }
    expectShape('centroids', model.centroids, segments, widthOf(model.features));
    if (model.bondOrder) {
      expectShape('bondOrder.usual.logYears', model.bondOrder.usual.logYears, segments, types);
      expectShape('bondOrder.usual.grade', model.bondOrder.usual.grade, segments, types);
    }
    if (model.drift) expectShape('drift.transitions', model.drift.transitions, model.drift.transitions.length, segments);
    expectShape('bandOfType', [model.bandOfType.map(() => 0)], 1, types);
  });

export const checksumOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const isNotFinite = (value: unknown): boolean => typeof value === 'number' && !Number.isFinite(value);

/** JSON would write NaN and infinity as null, an invisible hole in the model. */
const finite = (name: string, value: unknown): unknown => {
  if (isNotFinite(value)) throw new Error(`This model cannot be stored: ${name} holds ${value}.`);
  return value;
};

/**
 * The text to store for a model, and its checksum.
 *
 * @throws Error if the model has numbers that aren't finite, or tables that don't fit together: it must not become a version.
 */
export const modelText = (model: Model): { readonly text: string; readonly checksum: string } => {
  // The annotation ties the schema to the type, so neither can change alone.
  const stored: z.input<typeof modelSchema> = model;
  const checked = modelSchema.safeParse(stored);
  if (!checked.success) throw new Error(`This model cannot be stored: ${problemsOf(checked.error)}.`);
  const text = JSON.stringify(model, finite);
  return { text, checksum: checksumOf(text) };
};

/**
 * Reads a stored model, or says what's wrong with it.
 *
 * @param row.format checked first: a model in an old format is foreign rather than damaged
 */
export const readModel = (row: { readonly format: number; readonly checksum: string; readonly document: unknown }): Model | string => {
  // SQLite returns what's there, whatever the column is for.
  if (typeof row.document !== 'string') return "its document isn't text";
  if (row.format !== MODEL_FORMAT) return `it has format ${row.format} and this program reads format ${MODEL_FORMAT}: train a new version`;
  if (checksumOf(row.document) !== row.checksum) return 'its checksum does not fit: it was cut off or changed';
  let value: unknown;
  let strange: string | null = null;
  try {
    value = JSON.parse(row.document, (name, part) => {
      // JSON has no word for infinity, but 1e999 reads as one.
      if (isNotFinite(part)) strange ??= `${name} holds ${part}`;
      return part;
    });
  } catch {
    return 'it is not JSON';
  }
  if (strange !== null) return strange;
  const checked = modelSchema.safeParse(value);
  return checked.success ? (value as Model) : `its shape is wrong (${problemsOf(checked.error)})`;
};
