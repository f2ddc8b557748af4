import type { JSX } from 'preact/compat';
import type { AxesModel } from './chart-model.ts';
import { cut, type Frame, lettersFor } from './frame.ts';
import { shortNumber } from './scale.ts';

/** Turned labels closer than this would touch, so only every second or third is drawn. */
const LABEL_PX = 14;

/** Grid lines, numbers, categories and the axes' names. */
export const Axes = ({ model, frame }: { model: AxesModel; frame: Frame }): JSX.Element => {
  const every = Math.max(1, Math.ceil(LABEL_PX / frame.slot));
  const end = frame.width - frame.right;
  return (
    <g className="chart-axes">
      {frame.ticks.map((tick) => (
        <g key={tick}>
          <line className={tick === 0 ? 'chart-zero' : 'chart-grid'} x1={frame.left} x2={end} y1={frame.y(tick)} y2={frame.y(tick)} />
          <text x={frame.left - 8} y={frame.y(tick)} textAnchor="end" dominantBaseline="central">
            {shortNumber(tick)}
          </text>
        </g>
      ))}
      {model.categories.map((category, at) => {
        if (at % every !== 0) return null;
        const [x, y] = [frame.x(at), frame.bottom + (frame.turned ? 12 : 16)];
        return (
          <text
            key={category}
            x={x}
            y={y}
            textAnchor={frame.turned ? 'end' : 'middle'}
            transform={frame.turned ? `rotate(-45 ${x} ${y})` : undefined}
          >
            {cut(category, lettersFor(frame))}
            <title>{category}</title>
          </text>
        );
      })}
      {model.xLabel !== '' && (
        <text className="chart-axis-name" x={(frame.left + end) / 2} y={frame.height - 5} textAnchor="middle">
          {model.xLabel}
        </text>
      )}
      {model.yLabel !== '' && (
        <text className="chart-axis-name" textAnchor="middle" transform={`translate(13 ${(frame.top + frame.bottom) / 2}) rotate(-90)`}>
          {model.yLabel}
        </text>
      )}
    </g>
  );
};
