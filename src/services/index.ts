import type { Service } from '../model/service.ts';
import { SERVICES } from './registry.ts';

/** The service that people mean by that name. */
export function serviceNamed(name: string): Service | undefined {
  const wanted = name.trim().toLowerCase();
  return SERVICES.find((service) => service.id === wanted || service.names.includes(wanted));
}

/** The service whose default port this is, where the port tells it. */
export function serviceOnPort(port: number): Service | undefined {
  return SERVICES.find((service) => service.port === port && service.portIsShared !== true);
}

/** The service to whose Unix sockets the path belongs, by its name. */
export function serviceAtPath(path: string): Service | undefined {
  const base = path.slice(path.lastIndexOf('/') + 1);
  const fits = (name: string): boolean =>
    name.endsWith('*') ? base.startsWith(name.slice(0, -1)) : base === name;
  return SERVICES.find((service) => service.sockets?.some(fits) === true);
}

/**
 * Is a process of that name the service? `maybe`: it is a runtime (java, node) that may run this service or any other.
 * netstat prints the title that a process gives itself: `nginx: master`, `redis-server 1`.
 */
export function runsAs(service: Service, process: string): 'yes' | 'maybe' | 'no' {
  const [name = ''] = process.split(/[: ]/, 1);
  if (service.processes.includes(name)) return 'yes';
  return service.runtimes?.includes(name) === true ? 'maybe' : 'no';
}

/** The services that a process of that name can be, those that it is for sure first. */
export function servicesRunBy(process: string): readonly Service[] {
  return (['yes', 'maybe'] as const).flatMap((answer) =>
    SERVICES.filter((service) => runsAs(service, process) === answer),
  );
}
