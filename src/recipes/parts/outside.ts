import type { Case, CaseField, Platform } from '../../model/case.ts';
import { stamped, type Command, type Inside } from '../../model/command.ts';
import type { Flavour } from '../../model/recipe.ts';
import { asRoot, withoutSudo } from './inside.ts';

/** Flavours for containers and pods. None was run by us: there is no container runtime where commands are recorded. */

interface Inner {
  readonly needs: CaseField;
  readonly typedAt: string;
  readonly source: string;
}

const EXEC: Partial<Readonly<Record<Platform, Inner>>> = {
  container: {
    needs: 'container',
    typedAt: 'on the container’s host',
    source: 'Docker documentation: docker container exec',
  },
  pod: {
    needs: 'pod',
    typedAt: 'where kubectl reaches the cluster',
    source: 'Kubernetes documentation: kubectl exec',
  },
};

/** A flavour that `placed` puts inside, once for machines and once for each kind of inside, which it then names. */
export function perPlatform(flavour: Flavour): readonly Flavour[] {
  const machines = flavour.platforms.filter((platform) => EXEC[platform] === undefined);
  const insides = flavour.platforms.flatMap((platform): readonly Flavour[] => {
    const inner = EXEC[platform];
    if (!inner) return [];
    const { needs, typedAt, source } = inner;
    return [
      {
        ...flavour,
        ...{ id: `${flavour.id}-${platform}`, platforms: [platform], typedAt, source, root: false },
        needs: [...flavour.needs, needs],
        build: (known) => (known[needs] === undefined ? undefined : flavour.build(known)),
      },
    ];
  });
  return [...(machines.length === 0 ? [] : [{ ...flavour, platforms: machines }]), ...insides];
}

/** A flavour that looks at the host of the container, or at the node of the pod. */
export function onHost(flavour: Flavour): readonly Flavour[] {
  const on = (platform: Platform, typedAt: string): Flavour => ({
    ...flavour,
    ...{ id: `${flavour.id}-${platform}`, platforms: [platform], typedAt },
    source: flavour.source ?? 'Docker documentation: Packet filtering and firewalls',
  });
  return [
    { ...flavour, platforms: flavour.platforms.filter((platform) => EXEC[platform] === undefined) },
    on('container', 'on the container’s host'),
    on('pod', 'on the pod’s node'),
  ];
}

interface Outside {
  readonly id: string;
  readonly platform: 'container' | 'pod';
  readonly typedAt: string;
  readonly source: string;
  readonly place: (known: Partial<Case>) => Inside | undefined;
}

const NETWORKS: readonly Outside[] = [
  {
    id: 'nsenter',
    platform: 'container',
    typedAt: 'on the container’s host',
    source: 'util-linux manual page nsenter(1); Docker documentation: docker inspect',
    place: ({ container }) => (container === undefined ? undefined : { kind: 'docker-net', container }),
  },
  {
    id: 'nsenter-node',
    platform: 'pod',
    typedAt: 'on the pod’s node',
    source: 'util-linux manual page nsenter(1); Kubernetes documentation: Debugging nodes with crictl',
    place: ({ pod, namespace }) =>
      pod === undefined
        ? undefined
        : { kind: 'pod-net', pod, ...(namespace === undefined ? {} : { namespace }) },
  },
];

const IMAGE = 'nicolaka/netshoot';

/** An ephemeral container shares the pod's network; its definition stays in the pod until the pod goes. */
const DEBUG_CHANGES = {
  what: `Adds an ephemeral container (image ${IMAGE}) to the pod. It ends with the command; its entry stays in the pod until the pod is deleted`,
  undo: '# nothing runs on; an ephemeral container cannot be taken out of a pod',
};

export interface FromOutside {
  readonly id: string;
  readonly tool: string;
  readonly needs: readonly CaseField[];
  readonly seconds?: number;
  /** Run one after the other between stamps; nothing where the case cannot be said. */
  readonly commands: (known: Partial<Case>) => readonly Command[] | undefined;
  /** It asks a resolver or reads a file: that of the host would be the wrong one. */
  readonly needsFiles?: (known: Partial<Case>) => boolean;
}

/** For images without tools: the host's tools in the network of the container or pod, or a container of tools. */
export function fromOutside(what: FromOutside): readonly Flavour[] {
  const { id, tool, needs, seconds, commands, needsFiles } = what;
  const base = { shell: 'posix', ...(seconds === undefined ? {} : { seconds }) } as const;
  const networks = NETWORKS.map(({ id: by, platform, typedAt, source, place }): Flavour => ({
    ...{ ...base, id: `${id}-${by}`, tool: `nsenter, ${tool}`, platforms: [platform], typedAt, source },
    needs: [...needs, platform],
    root: true,
    build: (known) => {
      const inside = place(known);
      const of = needsFiles?.(known) === true ? undefined : commands(known);
      if (!inside || !of) return undefined;
      return stamped(
        ...of.map((one) => asRoot(known, { kind: 'inside', place: inside, of: withoutSudo(one) })),
      );
    },
  }));
  const debug: Flavour = {
    ...{ ...base, id: `${id}-debug`, tool: `kubectl debug, ${tool}`, platforms: ['pod'], root: false },
    needs: [...needs, 'pod'],
    typedAt: 'where kubectl reaches the cluster',
    source: 'Kubernetes documentation: Debug running pods, ephemeral containers',
    changes: DEBUG_CHANGES,
    build: (known) => {
      const { pod, namespace, container } = known;
      const of = commands(known);
      if (pod === undefined || !of) return undefined;
      const place: Inside = {
        ...{ kind: 'debug', image: IMAGE, pod },
        ...(namespace === undefined ? {} : { namespace }),
        ...(container === undefined ? {} : { container }),
      };
      return { kind: 'inside', place, of: stamped(...of.map(withoutSudo)) };
    },
  };
  return [...networks, debug];
}
