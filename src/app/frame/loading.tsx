import { retryEngine } from '../engine.ts';
import { Button } from '../ui/button.tsx';
import { Screen } from './screen.tsx';

/** As high as what will come, so that nothing jumps. */
export function Loading() {
  return (
    <div aria-busy="true" className="min-h-96">
      <p className="sr-only">Loading</p>
    </div>
  );
}

export function LoadingScreen() {
  return (
    <Screen title="">
      <div className="mx-auto max-w-[1520px] px-4 py-4 md:px-6 md:py-6">
        <Loading />
      </div>
    </Screen>
  );
}

function Failed({ onRetry }: { readonly onRetry: () => void }) {
  return (
    <div role="alert" className="rounded-lg border border-line bg-panel p-6">
      <h1 className="mb-1.5 text-lg font-semibold md:text-xl">A part of this page did not arrive.</h1>
      <p className="mb-4 max-w-[68ch] text-ink-2">
        The network may be gone, or the page was updated meanwhile: then reload it. Cases and pastes are kept.
      </p>
      <Button look="primary" onClick={onRetry}>
        Try again
      </Button>
    </div>
  );
}

/** In place of what the engine would have said. */
export function LoadingFailed() {
  return <Failed onRetry={retryEngine} />;
}

/** In place of a whole screen. */
export function PartMissing({ onRetry }: { readonly onRetry: () => void }) {
  return (
    <Screen title="">
      <div className="mx-auto max-w-[880px] px-4 py-4 md:px-6 md:py-6">
        <Failed onRetry={onRetry} />
      </div>
    </Screen>
  );
}
