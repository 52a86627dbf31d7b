import type { Case } from '../model/case.ts';
import { run, stamped, type Command } from '../model/command.ts';
import { canonicalIp } from '../model/ip.ts';
import type { Flavour, Recipe } from '../model/recipe.ts';
import { placed } from './parts/inside.ts';
import { perPlatform } from './parts/outside.ts';

function nameOf(known: Partial<Case>): string | undefined {
  return known.target === undefined || canonicalIp(known.target) !== undefined ? undefined : known.target;
}

function flavour(id: string, build: (name: string) => Command): Flavour {
  return {
    id,
    tool: id,
    platforms: ['linux', 'container', 'pod'],
    shell: 'posix',
    needs: ['target'],
    root: false,
    seconds: 15,
    build: (known) => {
      const name = nameOf(known);
      return name === undefined ? undefined : placed(known, 'client', build(name));
    },
  };
}

/** What the client's resolver makes of the name, as programs ask it and as DNS answers. */
export const names: Recipe = {
  id: 'names',
  title: 'Ask the client’s resolver for the name',
  where: 'client',
  expect:
    'The addresses that programs get, which may differ from what DNS says: /etc/hosts and nsswitch come first.',
  flavours: [
    // getent says nothing where there is no such name; its exit status does.
    ...perPlatform(
      flavour('getent', (name) =>
        stamped(
          { kind: 'script', program: 'sh', body: 'getent ahosts "$1"; echo "rc=$?"', arguments: [name] },
          run('cat', '/etc/resolv.conf'),
          run('cat', '/etc/hosts'),
        ),
      ),
    ),
    ...perPlatform(flavour('dig', (name) => stamped(run('dig', name, 'A'), run('dig', name, 'AAAA')))),
    ...perPlatform({
      ...flavour('nslookup', (name) => stamped(run('nslookup', name), run('cat', '/etc/resolv.conf'))),
      tool: 'busybox nslookup',
      platforms: ['container', 'pod'],
    }),
    {
      ...flavour('dig-macos', (name) => stamped(run('dig', name, 'A'), run('dig', name, 'AAAA'))),
      tool: 'dig',
      platforms: ['macos'],
      source: 'macOS manual page dig(1). It asks DNS alone; programs may look elsewhere first',
    },
    {
      id: 'resolve-dnsname',
      tool: 'Resolve-DnsName',
      platforms: ['windows'],
      shell: 'powershell',
      needs: ['target'],
      root: false,
      source: 'Microsoft documentation, DnsClient module: Resolve-DnsName',
      build: (known) => {
        const name = nameOf(known);
        return name === undefined ? undefined : run('Resolve-DnsName', '-Name', name);
      },
    },
  ],
};
