// Written by `npm run registries`.
import type { Family } from '../entry.ts';
import { addressConflicts } from './address-conflicts.ts';
import { backends } from './backends.ts';
import { binds } from './binds.ts';
import { clientLimits } from './client-limits.ts';
import { cloudChecks } from './cloud-checks.ts';
import { descriptors } from './descriptors.ts';
import { endings } from './endings.ts';
import { filterLogs } from './filter-logs.ts';
import { kernelQueues } from './kernel-queues.ts';
import { kernelTables } from './kernel-tables.ts';
import { kubernetes } from './kubernetes.ts';
import { links } from './links.ts';
import { listens } from './listens.ts';
import { localPorts } from './local-ports.ts';
import { natPorts } from './nat-ports.ts';
import { policies } from './policies.ts';

export const STATES: readonly Family[] = [
  addressConflicts,
  backends,
  binds,
  clientLimits,
  cloudChecks,
  descriptors,
  endings,
  filterLogs,
  kernelQueues,
  kernelTables,
  kubernetes,
  links,
  listens,
  localPorts,
  natPorts,
  policies,
];
