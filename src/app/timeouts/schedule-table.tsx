import type { SynSchedule } from '../../network/clock/schedule.ts';
import type { WhoEnds } from '../../network/clock/who-ends.ts';
import { TD, TH, WideTable } from '../values/part.tsx';
import { seconds } from './seconds.ts';

interface Row {
  readonly at: number;
  readonly what: string;
}

function rowsOf({ syns, givesUp }: SynSchedule, ends: WhoEnds, tool: string): readonly Row[] {
  const sent = syns.map((at, index) => ({
    at,
    what: `${index === 0 ? 'first SYN' : `SYN again, retransmission ${index}`}${
      ends.by === 'tool' && at > ends.at ? ': not sent, the socket is closed' : ''
    }`,
  }));
  const own = ends.deadline === undefined ? [] : [{ at: ends.deadline, what: `${tool}’s own deadline` }];
  const rows = [...sent, ...own, { at: givesUp, what: 'the kernel gives up: ETIMEDOUT' }];
  return rows.sort((a, b) => a.at - b.at);
}

/** What the axis shows, in words. */
export function ScheduleTable(props: {
  readonly schedule: SynSchedule;
  readonly ends: WhoEnds;
  readonly tool: string;
}) {
  return (
    <WideTable label="The SYNs, one by one">
      <thead>
        <tr>
          <th scope="col" className={`${TH} text-right`}>
            After
          </th>
          <th scope="col" className={TH}>
            What happens
          </th>
        </tr>
      </thead>
      <tbody>
        {rowsOf(props.schedule, props.ends, props.tool).map(({ at, what }) => (
          <tr key={what}>
            <td className={`${TD} text-right font-mono whitespace-nowrap`}>{seconds(at)}</td>
            <td className={`${TD} w-full`}>{what}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}
