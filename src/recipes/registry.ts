// Written by `npm run registries`.
import type { Recipe } from '../model/recipe.ts';
import { addresses } from './addresses.ts';
import { captureClient } from './capture-client.ts';
import { captureRouter } from './capture-router.ts';
import { captureServer } from './capture-server.ts';
import { captureSession } from './capture-session.ts';
import { captureSessionClient } from './capture-session-client.ts';
import { clientFilters } from './client-filters.ts';
import { clientLimits } from './client-limits.ts';
import { collectClient } from './collect-client.ts';
import { collectServer } from './collect-server.ts';
import { counters } from './counters.ts';
import { filters } from './filters.ts';
import { kernelLog } from './kernel-log.ts';
import { kernelSettings } from './kernel-settings.ts';
import { listeners } from './listeners.ts';
import { names } from './names.ts';
import { probe } from './probe.ts';
import { processes } from './processes.ts';
import { route } from './route.ts';
import { router } from './router.ts';
import { routerWay } from './router-way.ts';
import { serviceStatus } from './service-status.ts';
import { tracked } from './tracked.ts';
import { unixSockets } from './unix-sockets.ts';

export const RECIPES: readonly Recipe[] = [
  addresses,
  captureClient,
  captureRouter,
  captureServer,
  captureSession,
  captureSessionClient,
  clientFilters,
  clientLimits,
  collectClient,
  collectServer,
  counters,
  filters,
  kernelLog,
  kernelSettings,
  listeners,
  names,
  probe,
  processes,
  route,
  router,
  routerWay,
  serviceStatus,
  tracked,
  unixSockets,
];
