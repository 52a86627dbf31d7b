/** True for the path of a Unix socket, or `@name` in the abstract namespace. */
export function isSocketPath(target: string): boolean {
  return target.startsWith('/') || target.startsWith('@');
}

/** One spelling of a path: /var/run has been a link to /run since FHS 3.0. */
function plainPath(path: string): string {
  return path.replace(/^\/var\/run\//, '/run/').replace(/\/{2,}/g, '/');
}

export function samePath(a: string, b: string): boolean {
  return plainPath(a) === plainPath(b);
}

/** True where the folder is one of those that lead to the path. */
export function isAbove(folder: string, path: string): boolean {
  const [outer, inner] = [plainPath(`${folder}/`), plainPath(path)];
  return inner.startsWith(outer);
}
