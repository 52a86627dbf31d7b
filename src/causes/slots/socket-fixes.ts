import type { Fix } from '../../model/cause.ts';
import { allOf, run, sudo } from '../../model/command.ts';
import { ofKind } from '../../model/fact.ts';
import type { Scene } from '../../model/scene.ts';
import { clientUser } from './permission.ts';
import { startUnit } from './start-fixes.ts';
import { isDialled } from './unix-socket.ts';

/** Fixes for a client whose Unix socket does not work. */

/** A server makes its socket when it starts. */
export const startForSocket: Fix = {
  ...startUnit,
  id: 'start-for-socket',
  build: (scene) =>
    scene.failure?.attempts.some(({ path }) => path !== undefined) ? startUnit.build(scene) : [],
};

/** Over TCP the same service may be had on the same machine. */
export const dialTcp: Fix = {
  id: 'dial-tcp',
  title: 'Dial TCP in place of the Unix socket',
  where: 'client',
  root: false,
  platforms: ['linux', 'macos'],
  needs: [],
  build: ({ case: { port }, service }) => {
    const dialled = port ?? service?.port;
    if (dialled === undefined) return undefined;
    return {
      command: run('nc', '-vz', '-w', '3', '127.0.0.1', String(dialled)),
      edits: [{ file: 'the client’s settings', from: 'localhost', to: '127.0.0.1' }],
      notes: [
        'The command tries TCP and changes nothing. To MySQL’s and PostgreSQL’s clients localhost (or no host) means the Unix socket, and 127.0.0.1 means TCP.',
      ],
    };
  },
};

interface Membership {
  readonly user: string;
  readonly group: string;
}

/** The group that may write to the socket, and the user that is not in it. */
function missingMembership(scene: Scene): Membership | undefined {
  const attempt = scene.failure?.attempts.find(({ path }) => path !== undefined);
  const user = attempt && clientUser(attempt, scene);
  const socket = ofKind(scene.facts, 'path').find(
    ({ type, path, mode }) => type === 'socket' && isDialled(path, scene) && mode?.charAt(4) === 'w',
  );
  const group = socket?.group;
  return user === undefined || group === undefined || group === 'root' || user === socket?.owner
    ? undefined
    : { user, group };
}

export const joinGroup: Fix = {
  id: 'join-group',
  title: 'Put the client’s user into the group of the socket',
  where: 'client',
  root: true,
  platforms: ['linux'],
  needs: [],
  build: (scene) => {
    const found = missingMembership(scene);
    if (!found) return undefined;
    const { user, group } = found;
    return {
      command: allOf(sudo(run('gpasswd', '-a', user, group)), run('id', user)),
      changes: `${user} gets what the group ${group} may do; for the docker group that is as much as root`,
      undo: sudo(run('gpasswd', '-d', user, group)),
      notes: [
        'Groups are read at login: log in again, or restart the program that connects.',
        'Where a folder above the socket keeps the user out, it has to let the group through as well.',
      ],
      source: 'shadow manual page gpasswd(1)',
    };
  },
};
