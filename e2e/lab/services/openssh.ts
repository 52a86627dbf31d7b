import { untilListens, type Host, type Service } from '../host.ts';

/** Debian's sshd with its own configuration file and options of ours; it says what it does in /var/log/sshd.log. */
export async function startOpenSsh(host: Host, ...options: readonly string[]): Promise<Service> {
  await host.shell(`grep -q ^sshd: /etc/passwd || echo 'sshd:x:101:65534::/run/sshd:/usr/sbin/nologin' >> /etc/passwd
mkdir -p /run/sshd /run/ssh-keys
[ -e /run/ssh-keys/host ] || ssh-keygen -q -t ed25519 -N '' -f /run/ssh-keys/host`);
  const words = ['/usr/sbin/sshd', '-D', '-E', '/var/log/sshd.log', '-h', '/run/ssh-keys/host'];
  const service = await host.start([...words, ...options.flatMap((option) => ['-o', option])]);
  await untilListens(host, 22, service);
  return service;
}
