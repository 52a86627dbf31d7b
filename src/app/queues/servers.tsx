import { Link } from 'react-router';
import { SERVER_BACKLOGS } from '../../network/queues/servers.ts';
import { TD, TH, WideTable } from '../values/part.tsx';

/** The backlogs of known servers, each a link that uses it. */
export function Servers({ linkTo }: { readonly linkTo: (backlog: number) => string }) {
  return (
    <WideTable label="Backlogs of known servers">
      <thead>
        <tr>
          {['Server', 'Backlog', 'Set with', 'Known from'].map((head) => (
            <th key={head} scope="col" className={TH}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {SERVER_BACKLOGS.map(({ software, backlog, setting, source }) => (
          <tr key={software}>
            <th scope="row" className={`${TD} font-medium`}>
              {software}
            </th>
            <td className={TD}>
              <Link
                to={linkTo(backlog)}
                aria-label={`Use the backlog of ${software}`}
                className="rounded-sm font-mono text-act underline underline-offset-2"
              >
                {backlog < 0 ? 'somaxconn' : backlog}
              </Link>
            </td>
            <td className={`${TD} font-mono text-xs`}>{setting ?? ''}</td>
            <td className={`${TD} text-ink-2`}>{source}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}
