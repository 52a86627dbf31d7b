import type { Refusal } from '../link.ts';

/** What of a link was not used, and why. */
export function RefusedValues({ refused }: { readonly refused: readonly Refusal[] }) {
  if (refused.length === 0) return null;
  return (
    <ul role="status" className="mt-3 rounded-md bg-suspect-bg px-3 py-2 text-sm">
      {refused.map(({ field, why }) => (
        <li key={field}>
          The link’s <code className="font-mono">{field}</code> was not used. {why}
        </li>
      ))}
    </ul>
  );
}
