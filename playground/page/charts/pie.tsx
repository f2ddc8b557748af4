import type { JSX } from 'preact/compat';
import type { PieModel } from './chart-model.ts';
import { fullNumber } from './scale.ts';

const RADIUS = 92;
const CENTRE = 100;

const at = (turn: number, radius: number): string => {
  const angle = turn * 2 * Math.PI - Math.PI / 2;
  return `${(CENTRE + radius * Math.cos(angle)).toFixed(2)} ${(CENTRE + radius * Math.sin(angle)).toFixed(2)}`;
};

const slice = (from: number, to: number): string =>
  `M${CENTRE} ${CENTRE} L${at(from, RADIUS)} A${RADIUS} ${RADIUS} 0 ${to - from > 0.5 ? 1 : 0} 1 ${at(to, RADIUS)} Z`;

export const shareOf = (value: number, total: number): string =>
  total === 0 ? '0%' : `${((value / total) * 100).toLocaleString('en-IN', { maximumFractionDigits: 1 })}%`;

/** The pie, clockwise from the top. The legend names its parts. */
export const Pie = ({ model, label }: { model: PieModel; label: string }): JSX.Element => {
  const total = model.segments.reduce((sum, { value }) => sum + value, 0);
  let turned = 0;
  return (
    <svg className="chart-pie" viewBox="0 0 200 200" role="img" aria-label={label}>
      {model.segments.map((segment, which) => {
        const from = turned;
        turned += total === 0 ? 0 : segment.value / total;
        const colour = `series-${which + 1}`;
        const words = <title>{`${segment.label}: ${fullNumber(segment.value)} (${shareOf(segment.value, total)})`}</title>;
        if (segment.value === 0) return null;
        if (segment.value === total) {
          return (
            <circle key={segment.label} className={colour} cx={CENTRE} cy={CENTRE} r={RADIUS}>
              {words}
            </circle>
          );
        }
        return (
          <path key={segment.label} className={colour} d={slice(from, turned)}>
            {words}
          </path>
        );
      })}
      {total === 0 && <circle className="chart-nothing" cx={CENTRE} cy={CENTRE} r={RADIUS} />}
    </svg>
  );
};
