// Written by `npm run registries`.
import type { Question } from '../model/question.ts';
import { arrives } from './arrives.ts';
import { attempt } from './attempt.ts';
import { between } from './between.ts';
import { clientFilter } from './client-filter.ts';
import { counted } from './counted.ts';
import { exchange } from './exchange.ts';
import { filter } from './filter.ts';
import { leaves } from './leaves.ts';
import { listener } from './listener.ts';
import { machine } from './machine.ts';
import { name } from './name.ts';
import { nameLeads } from './name-leads.ts';
import { onward } from './onward.ts';
import { otherPort } from './other-port.ts';
import { overflow } from './overflow.ts';
import { ownLimits } from './own-limits.ts';
import { patience } from './patience.ts';
import { process } from './process.ts';
import { route } from './route.ts';
import { sameMachine } from './same-machine.ts';
import { serviceLog } from './service-log.ts';
import { symptom } from './symptom.ts';
import { tracked } from './tracked.ts';
import { unixSocket } from './unix-socket.ts';

export const QUESTIONS: readonly Question[] = [
  arrives,
  attempt,
  between,
  clientFilter,
  counted,
  exchange,
  filter,
  leaves,
  listener,
  machine,
  name,
  nameLeads,
  onward,
  otherPort,
  overflow,
  ownLimits,
  patience,
  process,
  route,
  sameMachine,
  serviceLog,
  symptom,
  tracked,
  unixSocket,
];
