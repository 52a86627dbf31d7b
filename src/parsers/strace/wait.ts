/** What poll(), select() and their kin waited for, and how it ended. */
export interface Wait {
  /** Seconds; nothing where it was for ever. */
  readonly limit: number | undefined;
  readonly timedOut: boolean;
  readonly fds: ReadonlyMap<string, { readonly writing: boolean; readonly ready: boolean }>;
}

// poll([{fd=3, events=POLLOUT|POLLERR}], 1, 2000) = 1 ([{fd=3, revents=POLLOUT|POLLERR|POLLHUP}])
const POLLED = /\{fd=(\d{1,7})(?:<[^>]{0,120}>)?, events=([A-Z|\d]{0,80})/g;
const REVENTS = /\{fd=(\d{1,7})(?:<[^>]{0,120}>)?, revents=/g;
// [{events=EPOLLOUT, data={u32=18, u64=18}}]
const EPOLLED = /\{events=([A-Z|]{5,60}), data=\{u32=(\d{1,7}),/g;
// {tv_sec=2, tv_nsec=0}      {10, 0}
const SPAN = /\{(?:tv_sec=)?(\d{1,7}), (?:tv_[nu]sec=)?(\d{1,9})\}/;
// out [3], left {9, 999998}
const SELECTED = /\b(?:in|out|except) \[([\d ]{1,200})\]/g;
const FD_SETS = /NULL|\[[ <>\w:/.]{0,400}\]/g;

function spanOf(text: string, unit: number): number | undefined {
  const match = SPAN.exec(text);
  return match ? Number(match[1]) + Number(match[2]) / unit : undefined;
}

function numbersIn(text: string): readonly string[] {
  return text.replaceAll(/<[^>]{0,120}>/g, '').match(/\d{1,7}/g) ?? [];
}

function polled(name: string, args: string, result: string): Wait {
  const ready = new Set([...result.matchAll(REVENTS)].map((match) => match[1] ?? ''));
  const fds = [...args.matchAll(POLLED)].map(
    ([, fd = '', events = '']) =>
      [fd, { writing: events.includes('POLLOUT'), ready: ready.has(fd) }] as const,
  );
  const milliseconds = /, (-?\d{1,10})$/.exec(args)?.[1];
  const limit =
    name === 'poll'
      ? Number(milliseconds) < 0
        ? undefined
        : Number(milliseconds) / 1000
      : spanOf(args, 1e9);
  return { limit, timedOut: result.startsWith('0'), fds: new Map(fds) };
}

function selected(name: string, args: string, result: string): Wait {
  const [inputs = '', outputs = ''] = args.match(FD_SETS) ?? [];
  const ready = new Set([...result.matchAll(SELECTED)].flatMap((match) => numbersIn(match[1] ?? '')));
  const fds = new Map<string, { writing: boolean; ready: boolean }>();
  for (const fd of numbersIn(inputs)) fds.set(fd, { writing: false, ready: ready.has(fd) });
  for (const fd of numbersIn(outputs)) fds.set(fd, { writing: true, ready: ready.has(fd) });
  const limit = spanOf(args.slice(args.lastIndexOf('{')), name === 'pselect6' ? 1e9 : 1e6);
  return { limit, timedOut: result.startsWith('0'), fds };
}

/** A wait of one of these calls. */
export function readWait(name: string, args: string, result: string): Wait | undefined {
  if (name === 'poll' || name === 'ppoll' || name === 'ppoll_time64') return polled(name, args, result);
  if (/^(?:_newselect|select|pselect6)$/.test(name)) return selected(name, args, result);
  if (!/^epoll_p?wait2?$/.test(name)) return undefined;
  const fds = [...args.matchAll(EPOLLED)].map(
    ([, events = '', fd = '']) => [fd, { writing: events.includes('EPOLLOUT'), ready: true }] as const,
  );
  // Whose deadline its timeout is, is not shown.
  return { limit: undefined, timedOut: false, fds: new Map(fds) };
}
