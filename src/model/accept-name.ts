import { accepted, acceptText, refused, shown, type Accepted } from './accept.ts';

export type NameKind = 'container' | 'pod' | 'namespace' | 'unit' | 'service';

interface Grammar {
  readonly field: string;
  readonly most: number;
  readonly is: RegExp;
  readonly rule: string;
}

const GRAMMARS: Readonly<Record<NameKind, Grammar>> = {
  // Docker's own pattern for container names, which ids fit as well.
  container: {
    field: 'The container',
    most: 253,
    is: /^[a-z0-9][\w.-]*$/i,
    rule: 'letters, digits, _ . and -, starting with a letter or digit, as “docker ps” shows it',
  },
  // RFC 1123 subdomain, as Kubernetes asks for it.
  pod: {
    field: 'The pod',
    most: 253,
    is: /^(?!-)[a-z0-9-]+(?<!-)(?:\.(?!-)[a-z0-9-]+(?<!-))*$/,
    rule: 'lower-case letters, digits, - and dots, as “kubectl get pods” shows it',
  },
  // RFC 1123 label.
  namespace: {
    field: 'The namespace',
    most: 63,
    is: /^(?!-)[a-z0-9-]+(?<!-)$/,
    rule: 'lower-case letters, digits and -, as “kubectl get namespaces” shows it',
  },
  // systemd.unit(5); without a suffix systemctl takes it for a service.
  unit: {
    field: 'The unit',
    most: 255,
    is: /^[\w:.\\][\w:.\\@-]*$/,
    rule: 'letters, digits and : _ . \\ @ -, as “systemctl list-units” shows it, such as postgresql@16-main.service',
  },
  // RFC 6335, with the signs that names of programs have besides.
  service: {
    field: 'The service',
    most: 63,
    is: /^[a-z0-9][\w.+-]*$/i,
    rule: 'a plain name such as postgresql or mysql',
  },
};

/** A name by the grammar of those who give it. A service's is not case-sensitive and comes back in lower case. */
export function acceptName(kind: NameKind, value: unknown): Accepted<string> {
  const { field, most, is, rule } = GRAMMARS[kind];
  const read = acceptText(value, field, most);
  if (!read.ok) return read;
  if (is.test(read.value)) return accepted(kind === 'service' ? read.value.toLowerCase() : read.value);
  return refused(`${shown(read.value)} is not the name of a ${kind}: give ${rule}.`);
}
