import type { SynSchedule } from '../../network/clock/schedule.ts';
import type { WhoEnds } from '../../network/clock/who-ends.ts';
import { marks, place } from './axis.ts';
import { seconds } from './seconds.ts';

interface Props {
  readonly schedule: SynSchedule;
  readonly ends: WhoEnds;
  /** The tool whose deadline is drawn. */
  readonly tool: string;
}

const [TOP, LINE, BOTTOM, HEIGHT] = [34, 62, 90, 128];

function anchor(at: number): 'start' | 'middle' | 'end' {
  if (at < 12) return 'start';
  return at > 70 ? 'end' : 'middle';
}

/** An end of the wait: a line across the axis with its words above or below. */
function End({ at, y, words, tone }: { at: number; y: number; words: string; tone: string }) {
  return (
    <g className={tone}>
      <line x1={`${at}%`} x2={`${at}%`} y1={TOP} y2={BOTTOM} stroke="currentColor" strokeWidth={2} />
      <text x={`${at}%`} y={y} textAnchor={anchor(at)} fill="currentColor" fontSize={13} fontWeight={600}>
        {words}
      </text>
    </g>
  );
}

function Scale({ end }: { readonly end: number }) {
  return (
    <g className="text-ink-3">
      <line x1="0" x2="100%" y1={LINE} y2={LINE} stroke="currentColor" />
      {marks(end).map((mark) => (
        <g key={mark}>
          <line
            x1={`${place(mark, end)}%`}
            x2={`${place(mark, end)}%`}
            y1={LINE}
            y2={LINE + 5}
            stroke="currentColor"
          />
          <text
            x={`${place(mark, end)}%`}
            y={HEIGHT - 18}
            textAnchor="middle"
            fill="currentColor"
            fontSize={12}
          >
            {mark === 0 ? '0' : seconds(mark)}
          </text>
        </g>
      ))}
    </g>
  );
}

/** The SYNs on a time axis, and who ends the wait. The table beside it says the same. */
export function TimeAxis({ schedule, ends, tool }: Props) {
  const { syns, givesUp } = schedule;
  const deadline = ends.deadline !== undefined && ends.deadline <= givesUp * 1.5 ? ends.deadline : undefined;
  const end = Math.max(givesUp, deadline ?? 0) * 1.04;
  const cut = ends.by === 'tool' ? ends.at : givesUp;
  return (
    <svg aria-hidden="true" width="100%" height={HEIGHT} className="overflow-visible px-2">
      <Scale end={end} />
      {syns.map((at) => (
        <circle
          key={at}
          cx={`${place(at, end)}%`}
          cy={LINE}
          r={4.5}
          strokeWidth={1.5}
          className={at <= cut ? 'fill-act stroke-act' : 'fill-bg stroke-ink-3'}
        />
      ))}
      <End at={place(givesUp, end)} y={TOP - 8} words={`kernel ${seconds(givesUp)}`} tone="text-guilty" />
      {deadline !== undefined && (
        <End
          at={place(deadline, end)}
          y={BOTTOM + 4 - 78}
          words={`${tool} ${seconds(deadline)}`}
          tone="text-suspect"
        />
      )}
    </svg>
  );
}
