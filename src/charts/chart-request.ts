import { z } from 'zod';

const LARGEST_SIDE = 2000;
const LARGEST_RATIO = 3;
const MOST_PIXELS = 8_000_000;

/** A request that can't be drawn; the message says what's wrong with it. */
export class ChartRequestError extends Error {
  override readonly name = 'ChartRequestError';
}

const side = (fallback: number) => z.coerce.number().int().min(16).max(LARGEST_SIDE).default(fallback);
const plainObject = z.record(z.string(), z.unknown());
const configuration = z.looseObject({ type: z.string(), data: plainObject.default({}), options: plainObject.default({}) });

const schema = z
  .object({
    chart: z.union([z.string(), plainObject]),
    width: side(500),
    height: side(300),
    devicePixelRatio: z.coerce.number().min(0.5).max(LARGEST_RATIO).default(1),
    format: z.literal('png', 'only png is drawn').default('png'),
    version: z.coerce
      .string()
      .regex(/^4(\.|$)/, 'only version 4 of Chart.js is here')
      .default('4'),
    backgroundColor: z.string().max(64).default('#ffffff'),
  })
  .refine(({ width, height, devicePixelRatio }) => width * height * devicePixelRatio ** 2 <= MOST_PIXELS, {
    path: ['width'],
    message: `width × height × devicePixelRatio² must be at most ${MOST_PIXELS} pixels`,
  });

export interface ChartRequest {
  readonly chart: Readonly<Record<string, unknown>> & { readonly options: Readonly<Record<string, unknown>> };
  readonly width: number;
  readonly height: number;
  readonly devicePixelRatio: number;
  readonly backgroundColor: string;
}

/** Parses JSON without the keys that could change the prototype of an object it's merged into. It's never evaluated as code. */
const parseJson = (text: string, what: string): unknown => {
  try {
    return JSON.parse(text, (key, value) => (key === '__proto__' || key === 'constructor' || key === 'prototype' ? undefined : value));
  } catch {
    throw new ChartRequestError(`${what} must be JSON (functions and expressions aren’t evaluated)`);
  }
};

const checked = <T>(type: z.ZodType<T>, value: unknown, where: string): T => {
  const parsed = type.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new ChartRequestError(`${[where, ...(issue?.path ?? [])].filter(Boolean).join('.')}: ${issue?.message ?? 'is wrong'}`);
};

/**
 * Parses the body of a POST to QuickChart's `/chart` in the form this renderer accepts: JSON only, PNG, Chart.js 4.
 * @throws ChartRequestError
 */
export const parseChartRequest = (body: string): ChartRequest => {
  const request = checked(schema, parseJson(body, 'The request'), '');
  const chart = typeof request.chart === 'string' ? parseJson(request.chart, 'chart') : request.chart;
  return { ...request, chart: checked(configuration, chart, 'chart') };
};
