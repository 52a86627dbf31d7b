import { useSearchParams } from 'react-router';
import { acceptQueue, synQueue } from '../../network/queues/room.ts';
import { Screen } from '../frame/screen.tsx';
import { Field, INPUT } from '../ui/field.tsx';
import { withValues } from '../values/link-values.ts';
import { NumberField } from '../values/number-field.tsx';
import { Part } from '../values/part.tsx';
import { RefusedValues } from '../values/refused-values.tsx';
import { readQueues, SPECS } from './queues-link.ts';
import { QueuesPaste } from './queues-paste.tsx';
import { QueuesProse } from './queues-prose.tsx';
import { acceptFullText, acceptLimits, acceptText, SYN_FULL, synLimits, synText } from './queues-text.ts';
import { RoomBars } from './room-bars.tsx';
import { Servers } from './servers.tsx';

export function QueuesScreen() {
  const [parameters, setParameters] = useSearchParams();
  const { settings, refused } = readQueues(parameters);
  const [accept, syn] = [acceptQueue(settings), synQueue(settings)];
  const change = (changed: Readonly<Record<string, string | number | undefined>>) => {
    setParameters((now) => withValues(now, changed), { replace: true });
  };

  return (
    <Screen title="Queues">
      <div className="mx-auto max-w-[1080px] px-4 py-6 md:px-6 md:py-10">
        <h1 className="text-xl font-semibold">Queues: how many may wait?</h1>
        <p className="mt-1 max-w-[68ch] text-ink-2">
          A listener has two: half-open handshakes wait in the SYN queue, and whole connections in the accept
          queue until the process takes them out.
        </p>
        <RefusedValues refused={refused} />
        <div className="mt-5 grid grid-cols-2 gap-3 md:grid-cols-4">
          <NumberField
            label="backlog"
            hint="given to listen(); -1 for the most"
            spec={SPECS.backlog}
            value={settings.backlog}
            onChange={(backlog) => {
              change({ backlog });
            }}
          />
          <NumberField
            label="somaxconn"
            hint="4096; 128 before Linux 5.4"
            spec={SPECS.somaxconn}
            value={settings.somaxconn}
            onChange={(somaxconn) => {
              change({ somaxconn });
            }}
          />
          <NumberField
            label="tcp_max_syn_backlog"
            hint="grows with memory"
            spec={SPECS.maxSynBacklog}
            value={settings.maxSynBacklog}
            onChange={(maxSynBacklog) => {
              change({ maxSynBacklog });
            }}
          />
          <Field label="tcp_syncookies" hint="1 by default">
            {(ids) => (
              <select
                {...ids}
                className={INPUT}
                value={settings.syncookies}
                onChange={({ target }) => {
                  change({ syncookies: target.value });
                }}
              >
                <option value={0}>0: never</option>
                <option value={1}>1: when the queue is full</option>
                <option value={2}>2: always</option>
              </select>
            )}
          </Field>
        </div>
        <div className="grid gap-x-8 md:grid-cols-2">
          <Part title="Accept queue">
            <p role="status" className="mb-3 text-lg">
              {acceptText(accept)}
            </p>
            <RoomBars limits={acceptLimits(settings, accept)} />
            <p className="mt-3 text-ink-2">{acceptFullText(accept)}</p>
          </Part>
          <Part title="SYN queue">
            <p role="status" className="mb-3 text-lg">
              {synText(settings, syn)}
            </p>
            <RoomBars limits={synLimits(settings, accept, syn)} />
            <p className="mt-3 text-ink-2">{SYN_FULL[syn.overflow]}</p>
          </Part>
        </div>
        <Part title="Fill it from a machine">
          <QueuesPaste onValues={change} />
        </Part>
        <QueuesProse />
        <Part title="Backlogs of known servers">
          <Servers linkTo={(backlog) => `/queues?${withValues(parameters, { backlog }).toString()}`} />
        </Part>
      </div>
    </Screen>
  );
}
