import { Link } from 'react-router';
import type { Ending, Phase, ToolTimeout } from '../../network/clock/tool-timeout.ts';
import { TOOL_TIMEOUTS } from '../../network/clock/tools.ts';

const PHASES: Readonly<Record<Phase, string>> = {
  name: 'the name',
  connect: 'connect()',
  tls: 'TLS',
  greeting: 'the first answer',
  read: 'each read',
  whole: 'everything',
};

/** How an attempt ends, and what is said where this option does not end it. */
const ENDINGS = [
  ['Nobody answers the SYN', 'blackhole', 'not ended by it'],
  ['Connected, and silent', 'silent', 'not ended by it'],
  ['The kernel was first', 'kernel', 'does not occur'],
] as const;

function Shown({ ending, none }: { readonly ending: Ending | undefined; readonly none: string }) {
  if (ending === undefined) return <span className="text-ink-3">{none}</span>;
  return (
    <>
      <code className="font-mono text-xs [overflow-wrap:anywhere]">{ending.message}</code>
      {ending.exit !== undefined && <span className="text-ink-3"> · exit {ending.exit}</span>}
    </>
  );
}

function limitsOf({ limits }: ToolTimeout): string {
  return limits.length === 0 ? 'Limits nothing' : `Limits ${limits.map((phase) => PHASES[phase]).join(', ')}`;
}

function Row({ one, to }: { readonly one: ToolTimeout; readonly to: string }) {
  const { tool, option, note, call, unset } = one;
  return (
    <li className="grid gap-x-6 gap-y-2 border-b border-line px-3 py-3 text-sm last:border-b-0 md:grid-cols-[11rem_minmax(0,1fr)_minmax(0,1.2fr)]">
      <div>
        <Link to={to} className="rounded-sm font-medium text-act underline underline-offset-2">
          {tool}
        </Link>
        <p className="mt-0.5 font-mono text-xs [overflow-wrap:anywhere]">{option}</p>
      </div>
      <div>
        <p>{limitsOf(one)}</p>
        {note !== undefined && <p className="mt-1 text-xs text-ink-2">{note}</p>}
        <p className="mt-1 text-xs text-ink-2">Made with {call}.</p>
        <p className="mt-1 text-xs text-ink-2">Without it: {unset}.</p>
      </div>
      <dl className="grid gap-1.5">
        {ENDINGS.map(([when, key, none]) => (
          <div key={key}>
            <dt className="text-xs text-ink-2">{when}</dt>
            <dd className="[overflow-wrap:anywhere]">
              <Shown ending={one[key]} none={none} />
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}

/** Which option of which tool limits what. */
export function ToolList({ linkTo }: { readonly linkTo: (tool: string) => string }) {
  return (
    <ul className="rounded-md border border-line bg-panel">
      {TOOL_TIMEOUTS.map((one) => (
        <Row key={one.id} one={one} to={linkTo(one.id)} />
      ))}
    </ul>
  );
}
