import { untilListens, type Host, type Service } from '../host.ts';

/** A handler that fails before it reads: Python prints the exception and closes the connection. */
const CRASHES = `import socketserver
class Handler(socketserver.BaseRequestHandler):
    def handle(self):
        raise KeyError('upstream')
class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
Server(('0.0.0.0', PORT), Handler).serve_forever()
`;

/** One that waits for the first bytes and closes without having read them all. */
const LEAVES_UNREAD = `import socket
listener = socket.create_server(('0.0.0.0', PORT), backlog=50)
while True:
    connection, _ = listener.accept()
    connection.settimeout(2)
    try:
        connection.recv(1)
    except OSError:
        pass
    connection.close()
`;

/** A service of one's own in Python that ends each connection. */
export async function startClosing(host: Host, port: number, how: 'crashes' | 'unread'): Promise<Service> {
  const program = how === 'crashes' ? CRASHES : LEAVES_UNREAD;
  await host.shell('mkdir -p /run/app; cat > /run/app/app.py', program.replace('PORT', String(port)));
  const service = await host.start(['/usr/bin/python3', '/run/app/app.py'], { user: 'ops' });
  await untilListens(host, port, service);
  return service;
}
