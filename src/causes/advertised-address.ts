import type { CauseRules, FactSlot } from '../model/cause.ts';
import type { FactOf } from '../model/fact.ts';
import { isLoopback } from '../model/ip.ts';
import type { Scene } from '../model/scene.ts';

const TO_THEMSELVES = /:\/\/(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\]):\d/;

/** A failure at another address comes before the client has heard what is advertised. */
const advertisesLoopback: FactSlot<'setting'> = {
  slot: 'fact',
  kind: 'setting',
  is: ({ key, value }: FactOf<'setting'>, { failure }: Scene) =>
    key === 'advertised.listeners' &&
    TO_THEMSELVES.test(value) &&
    (failure?.attempts ?? []).every(({ address }) => address === undefined || isLoopback(address)),
  reason: ({ value }) => `The broker sends every client to ${value}: each to its own machine`,
};

export const advertisedAddress: CauseRules = {
  id: 'advertised-address',
  title: 'The service hands out an address that cannot be reached',
  elsewhere: true,
  looks: ['attempt', 'setting'],
  rules: [{ bearing: 'strong', slots: [advertisesLoopback] }],
};
