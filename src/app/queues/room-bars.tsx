export interface Limit {
  readonly name: string;
  readonly value: number;
  /** This one is the least, so the queue ends here. */
  readonly decides: boolean;
  /** Why it is not asked. */
  readonly unused?: string;
}

/** What bounds a queue, each as a bar; the shortest decides. The words and numbers stand beside the bars. */
export function RoomBars({ limits }: { readonly limits: readonly Limit[] }) {
  const most = Math.max(...limits.map(({ value }) => value), 1);
  return (
    <ul className="grid gap-1.5">
      {limits.map(({ name, value, decides, unused }) => (
        <li key={name} className="text-sm">
          <div className="flex flex-wrap items-baseline gap-x-2">
            <span className="font-mono text-xs">{name}</span>
            <span className="font-mono">{value.toLocaleString('en')}</span>
            {decides && <span className="text-xs font-semibold text-act">decides</span>}
            {unused !== undefined && <span className="text-xs text-ink-3">{unused}</span>}
          </div>
          <svg aria-hidden="true" width="100%" height={8}>
            <rect
              width={`${Math.max(0.5, (value / most) * 100)}%`}
              height={8}
              rx={2}
              className={decides ? 'fill-act' : unused === undefined ? 'fill-control' : 'fill-line'}
            />
          </svg>
        </li>
      ))}
    </ul>
  );
}
