import { Link } from 'react-router';
import type { Ending, Phase } from '../../clock/tool-timeout.ts';
import { TOOL_TIMEOUTS } from '../../clock/tools.ts';
import { TD, TH, WideTable } from '../values/part.tsx';

const PHASES: Readonly<Record<Phase, string>> = {
  name: 'the name',
  connect: 'connect()',
  tls: 'TLS',
  greeting: 'the first answer',
  read: 'each read',
  whole: 'everything',
};

function Shown({ ending, none }: { readonly ending: Ending | undefined; readonly none: string }) {
  if (ending === undefined) return <span className="text-ink-3">{none}</span>;
  return (
    <>
      <code className="font-mono text-xs">{ending.message}</code>
      {ending.exit !== undefined && <span className="text-ink-3"> · exit {ending.exit}</span>}
    </>
  );
}

const HEADS = [
  'Client',
  'Option',
  'Limits',
  'Made with',
  'Without it',
  'Nobody answers the SYN',
  'Connected, and silent',
  'The kernel was first',
];

/** Which option of which tool limits what. */
export function ToolTable({ linkTo }: { readonly linkTo: (tool: string) => string }) {
  return (
    <WideTable label="Which option limits what">
      <thead>
        <tr>
          {HEADS.map((head) => (
            <th key={head} scope="col" className={TH}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {TOOL_TIMEOUTS.map(({ id, tool, option, limits, call, unset, blackhole, silent, kernel, note }) => (
          <tr key={id}>
            <th scope="row" className={`${TD} font-medium whitespace-nowrap`}>
              <Link to={linkTo(id)} className="rounded-sm text-act underline underline-offset-2">
                {tool}
              </Link>
            </th>
            <td className={`${TD} min-w-36 font-mono text-xs`}>{option}</td>
            <td className={`${TD} min-w-32`}>
              {limits.length === 0 ? 'nothing' : limits.map((phase) => PHASES[phase]).join(', ')}
              {note !== undefined && <p className="mt-1 min-w-56 text-xs text-ink-2">{note}</p>}
            </td>
            <td className={`${TD} min-w-36`}>{call}</td>
            <td className={`${TD} min-w-36`}>{unset}</td>
            <td className={`${TD} min-w-56`}>
              <Shown ending={blackhole} none="not ended by it" />
            </td>
            <td className={`${TD} min-w-56`}>
              <Shown ending={silent} none="not ended by it" />
            </td>
            <td className={`${TD} min-w-56`}>
              <Shown ending={kernel} none="does not occur" />
            </td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}
