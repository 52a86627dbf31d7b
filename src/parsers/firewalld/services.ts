import services from './services.json' with { type: 'json' };

/** TCP ports of firewalld's own services (1.3, /usr/lib/firewalld/services); `*` is all of TCP. */
const SERVICES: ReadonlyMap<string, string> = new Map(Object.entries(services));

/** Nothing for a service that is not firewalld's own. */
export function servicePorts(name: string): readonly string[] | undefined {
  return SERVICES.get(name)
    ?.split(' ')
    .filter((port) => port !== '');
}
