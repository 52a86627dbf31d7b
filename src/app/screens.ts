import { lazyScreen } from './frame/lazy-screen.tsx';

// Only the start screen is in the first load; the others come when idle, before they are asked for.

export const caseScreen = lazyScreen(async () => (await import('./case/case-screen.tsx')).CaseScreen);
export const handoverScreen = lazyScreen(
  async () => (await import('./handover/handover-screen.tsx')).HandoverScreen,
);
export const causesScreen = lazyScreen(async () => (await import('./causes/causes-screen.tsx')).CausesScreen);
export const causeScreen = lazyScreen(async () => (await import('./causes/cause-screen.tsx')).CauseScreen);
export const timeoutsScreen = lazyScreen(
  async () => (await import('./timeouts/timeouts-screen.tsx')).TimeoutsScreen,
);
export const queuesScreen = lazyScreen(async () => (await import('./queues/queues-screen.tsx')).QueuesScreen);

export function preloadScreens(): void {
  for (const { preload } of [
    caseScreen,
    handoverScreen,
    causesScreen,
    causeScreen,
    timeoutsScreen,
    queuesScreen,
  ])
    preload();
}
