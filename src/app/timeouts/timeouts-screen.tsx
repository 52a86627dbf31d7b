import { useSearchParams } from 'react-router';
import { synSchedule } from '../../network/clock/schedule.ts';
import { TOOL_TIMEOUTS } from '../../network/clock/tools.ts';
import { whoEnds } from '../../network/clock/who-ends.ts';
import type { Fact } from '../../model/fact.ts';
import { Screen } from '../frame/screen.tsx';
import { Field, INPUT } from '../ui/field.tsx';
import { withValues } from '../values/link-values.ts';
import { NumberField } from '../values/number-field.tsx';
import { Part } from '../values/part.tsx';
import { PasteValues } from '../values/paste-values.tsx';
import { RefusedValues } from '../values/refused-values.tsx';
import { settingsOf } from '../values/settings-of.ts';
import { Elapsed } from './elapsed.tsx';
import { ScheduleTable } from './schedule-table.tsx';
import { TimeAxis } from './time-axis.tsx';
import { readTimeouts, SPECS } from './timeouts-link.ts';
import { ToolList } from './tool-list.tsx';
import { whoEndsText } from './who-ends-text.ts';
import { TimeoutsProse } from './timeouts-prose.tsx';

const KERNEL_ALONE: (typeof TOOL_TIMEOUTS)[number] = {
  id: '',
  tool: '',
  option: '',
  limits: [],
  call: '',
  unset: '',
};

/** sysctl keys, and the link's name for each. */
const KEYS = [
  ['net.ipv4.tcp_syn_retries', 'retries'],
  ['net.ipv4.tcp_syn_linear_timeouts', 'linear'],
  ['net.ipv4.tcp_rto_max_ms', 'rtoMax'],
] as const;

export function TimeoutsScreen() {
  const [parameters, setParameters] = useSearchParams();
  const values = readTimeouts(parameters);
  const { settings, tool, timeout } = values;
  const schedule = synSchedule(settings);
  const ends = whoEnds(tool ?? KERNEL_ALONE, timeout, settings);
  const change = (changed: Readonly<Record<string, string | number | undefined>>) => {
    setParameters((now) => withValues(now, changed), { replace: true });
  };
  const takeFacts = (facts: readonly Fact[]): string => {
    const shown = settingsOf(facts);
    const found = KEYS.flatMap(([key, name]) => {
      const value = shown.get(key);
      return value === undefined ? [] : [{ key, name, value }];
    });
    change(Object.fromEntries(found.map(({ name, value }) => [name, value])));
    return found.map(({ key, value }) => `${key} = ${value}`).join(', ');
  };

  return (
    <Screen title="Timeouts">
      <div className="mx-auto max-w-[1080px] px-4 py-6 md:px-6 md:py-10">
        <h1 className="text-xl font-semibold">Timeouts: who gives up first?</h1>
        <p className="mt-1 max-w-[68ch] text-ink-2">
          Nobody answers the SYN. The client’s kernel sends it again and again, and ends with ETIMEDOUT; the
          tool may end before that.
        </p>
        <RefusedValues refused={values.refused} />
        <div className="mt-5 grid grid-cols-2 gap-3 md:grid-cols-3 lg:grid-cols-[repeat(4,1fr)_1.9fr_1fr]">
          <NumberField
            label="tcp_syn_retries"
            hint="6 by default"
            spec={SPECS.retries}
            value={settings.retries}
            onChange={(retries) => {
              change({ retries });
            }}
          />
          <NumberField
            label="tcp_syn_linear_timeouts"
            hint="4; 0 before Linux 6.5"
            spec={SPECS.linear}
            value={settings.linear}
            onChange={(linear) => {
              change({ linear });
            }}
          />
          <NumberField
            label="First wait, in seconds"
            hint="1; 3 before Linux 3.1"
            spec={SPECS.initial}
            value={settings.initial}
            onChange={(initial) => {
              change({ initial });
            }}
          />
          <NumberField
            label="tcp_rto_max_ms"
            hint="120000; since Linux 6.15"
            spec={SPECS.rtoMax}
            value={values.rtoMax}
            onChange={(rtoMax) => {
              change({ rtoMax });
            }}
          />
          <div className="col-span-2 md:col-span-1">
            <Field label="Tool and option">
              {(ids) => (
                <select
                  {...ids}
                  className={INPUT}
                  value={tool?.id ?? ''}
                  onChange={({ target }) => {
                    change({ tool: target.value === '' ? undefined : target.value });
                  }}
                >
                  <option value="">none: the kernel alone</option>
                  {TOOL_TIMEOUTS.map(({ id, tool: name, option }) => (
                    <option key={id} value={id}>
                      {name} {option}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          </div>
          <NumberField
            label="Its time, in seconds"
            hint={tool === undefined ? 'of the tool' : `without: ${tool.unset}`}
            spec={SPECS.timeout}
            value={timeout}
            onChange={(next) => {
              change({ timeout: next });
            }}
          />
        </div>
        <Part title="What happens">
          <p role="status" className="mb-4 max-w-[76ch] text-lg">
            {whoEndsText(tool, ends, schedule)}
          </p>
          <TimeAxis schedule={schedule} ends={ends} tool={tool?.tool ?? ''} />
          <ScheduleTable schedule={schedule} ends={ends} tool={tool?.tool ?? ''} />
        </Part>
        <Part title="How long did it take?">
          <Elapsed
            took={values.took}
            ended={values.ended}
            onTook={(took) => {
              change({ took });
            }}
            onEnded={(ended) => {
              change({ ended });
            }}
          />
        </Part>
        <Part title="Fill it from a machine">
          <PasteValues
            label="Paste what sysctl prints"
            placeholder="$ sysctl net.ipv4.tcp_syn_retries net.ipv4.tcp_syn_linear_timeouts"
            onFacts={takeFacts}
          />
        </Part>
        <TimeoutsProse />
        <Part title="Which option limits what">
          <ToolList linkTo={(id) => `/timeouts?${withValues(parameters, { tool: id }).toString()}`} />
        </Part>
      </div>
    </Screen>
  );
}
