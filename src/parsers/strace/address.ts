import { canonicalIp } from '../../model/ip.ts';

export type Target =
  | { readonly family: 'inet'; readonly address: string; readonly port: number }
  | { readonly family: 'unix'; readonly path: string };

// {sa_family=AF_INET, sin_port=htons(3306), sin_addr=inet_addr("10.0.2.5")}
const INET = /\{sa_family=AF_INET, sin_port=htons\((\d{1,5})\), sin_addr=inet_addr\("([\d.]{7,15})"\)/;
// {sa_family=AF_INET6, sin6_port=htons(22), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "fd00:2::5", &sin6_addr), sin6_scope_id=0}
const INET6 =
  /\{sa_family=AF_INET6, sin6_port=htons\((\d{1,5})\),.{0,60} inet_pton\(AF_INET6, "([\da-f:.]{2,45})"/;
const SCOPE = /sin6_scope_id=if_nametoindex\("([\w.-]{1,15})"\)/;
// {sa_family=AF_UNIX, sun_path="/run/app/app.sock"}      {sa_family=AF_FILE, path="/var/run/nscd/socket"}      sun_path=@"app"
const UNIX = /\{sa_family=AF_(?:UNIX|FILE|LOCAL), (?:sun_)?path=(@?)"([^"]{1,108})"/;

// What the C library and the session dial by the way: name service caches, logs, the message bus, the screen.
const BY_THE_WAY =
  /\/nscd\/socket$|^\/dev\/log$|^\/run\/systemd\/|\/dbus\/|\/bus$|^@?\/tmp\/\.(?:X11|ICE)-unix\/|\/sss\/pipes\/|\/nslcd\/|\/avahi-daemon\/|\/gcr\/|\/keyring\/|\/pulse\/|wayland-\d/;

/** Whom a connect() dials; nothing where it is no connection of a service. */
export function targetOf(args: string): Target | undefined {
  const [, port, written = ''] = INET.exec(args) ?? INET6.exec(args) ?? [];
  if (port !== undefined) {
    const scope = SCOPE.exec(args)?.[1];
    const address = canonicalIp(scope === undefined ? written : `${written}%${scope}`);
    return address === undefined || port === '0'
      ? undefined
      : { family: 'inet', address, port: Number(port) };
  }
  const [, abstract = '', path] = UNIX.exec(args) ?? [];
  if (path === undefined || BY_THE_WAY.test(abstract + path)) return undefined;
  return { family: 'unix', path: abstract + path };
}

export function sameTarget(a: Target, b: Target): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
