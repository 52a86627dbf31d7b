import type { Fix, FixCommands, Proof } from '../../model/cause.ts';
import { allOf, run, sudo, type Command } from '../../model/command.ts';
import type { Scene } from '../../model/scene.ts';
import { isOtherProtocol, wantsTls } from './answer.ts';
import { insideClient } from './dial-fixes.ts';
import { askService, fetchHead, urlOf } from './prove.ts';

/** Fixes for two sides that speak differently: the client follows the server, or the server the client. */

/** What the port was seen to speak: plain text to a TLS client, TLS to a plain one. */
function speaks(scene: Scene): 'http' | 'https' | undefined {
  const attempt = scene.successes.find(isOtherProtocol);
  if (attempt === undefined) return undefined;
  if (wantsTls(attempt)) return 'https';
  return attempt.reply?.startsWith('no TLS') === true ? 'http' : undefined;
}

function fetch(scene: Scene, scheme: 'http' | 'https'): Command | undefined {
  const { target, port } = scene.case;
  if (target === undefined || port === undefined) return undefined;
  // -k: whether the certificate is trusted is another question than whether TLS is spoken.
  const options = ['--noproxy', '*', ...(scheme === 'https' ? ['-k'] : [])];
  return insideClient(scene.case, fetchHead(urlOf(scheme, target, port), ...options));
}

const NOTES: Readonly<Record<'http' | 'https', readonly string[]>> = {
  https: [
    'The command tries it and changes nothing; -k leaves the certificate unchecked. The program should check it: “SSL certificate problem” means that its issuer or the dialled name does not fit, which is mended at the certificate, not with -k.',
  ],
  http: [
    'The command tries it and changes nothing. Passwords and content then go over the network in plain text: where that must not be, let the server speak TLS.',
  ],
};

export const dialScheme: Fix = {
  id: 'dial-scheme',
  title: 'Let the client speak what the port speaks',
  where: 'client',
  root: false,
  platforms: ['linux', 'macos', 'container', 'pod'],
  needs: ['target', 'port'],
  build: (scene): FixCommands | undefined => {
    const scheme = speaks(scene);
    if (scheme === undefined) {
      const own = askService(scene);
      return (
        own && {
          command: own.command,
          notes: [
            `The command asks with a client of ${scene.service?.title ?? 'the service'} and changes nothing. It works when you see ${own.shows}`,
            'Give the program that client, or the port on which the service speaks the program’s protocol.',
          ],
        }
      );
    }
    const command = fetch(scene, scheme);
    const { target = '', port = 0 } = scene.case;
    const other = scheme === 'http' ? 'https' : 'http';
    return (
      command && {
        command,
        edits: [
          {
            file: 'the client’s settings',
            from: urlOf(other, target, port),
            to: urlOf(scheme, target, port),
          },
        ],
        notes: [...NOTES[scheme], 'The old address is the undo.'],
      }
    );
  },
};

// Measured, nginx 1.22: applied by a reload and taken back.
export const serveTls: Fix = {
  id: 'serve-tls',
  title: 'Let nginx speak TLS on that port, as its clients expect',
  where: 'server',
  root: true,
  platforms: ['linux'],
  needs: ['port'],
  build: (scene) => {
    const { port } = scene.case;
    if (scene.service?.id !== 'nginx' || port === undefined || speaks(scene) !== 'http') return undefined;
    const then = allOf(sudo(run('nginx', '-t')), sudo(run('systemctl', 'reload', 'nginx')));
    return {
      command: then,
      changes: `After the edit, nginx speaks TLS on port ${port}: clients that speak plain HTTP there get “400 The plain HTTP request was sent to HTTPS port”. Open connections stay. To undo it, take the edit back first`,
      undo: then,
      edits: [
        {
          file: 'nginx’s server block of that port (nginx -T shows which file has it)',
          from: `listen ${port};`,
          to: `listen ${port} ssl;\nssl_certificate /path/of/the/chain.pem;\nssl_certificate_key /path/of/the/key.pem;`,
        },
      ],
    };
  },
};

export function speaksAlike(scene: Scene): Proof | undefined {
  const scheme = speaks(scene);
  const command = scheme === undefined ? undefined : fetch(scene, scheme);
  if (command === undefined) return askService(scene);
  return {
    ...{ where: 'client', tool: 'curl', command, seconds: 10 },
    shows: 'a line that begins with HTTP/. Then let the program that failed try, with its new address.',
  };
}
