import type { Family } from '../entry.ts';

/** A service says on its start where it listens: forms that the journal’s parser does not read. */
export const listens: Family = {
  id: 'listens',
  source: 'the source of the service that each entry names',
  entries: [
    // INFO:     Uvicorn running on http://127.0.0.1:8000 (Press CTRL+C to quit)
    {
      says: 'Uvicorn running on {at}',
      event: 'listens',
      by: 'uvicorn',
      source: 'uvicorn/server.py, uvicorn 0.10 to 0.34',
    },
    //  * Running on http://127.0.0.1:5000/ (Press CTRL+C to quit)      Running on http://127.0.0.1:3000
    {
      says: 'Running on http[s]://{at}',
      event: 'listens',
      by: 'flask',
      source: 'werkzeug/serving.py, Werkzeug 0.9 to 3',
    },
    // Starting development server at http://127.0.0.1:8000/
    {
      says: [
        'Starting development server at {at}',
        'Starting ASGI/(Daphne|Channels) {text} development server at {at}',
      ],
      event: 'listens',
      by: 'django',
      source: 'django/core/management/commands/runserver.py, Django 1.4 to 5; daphne',
    },
    // [INFO] Listening at: http://127.0.0.1:8000 (31)
    {
      says: 'Listening at: {at}',
      event: 'listens',
      by: 'gunicorn',
      source: 'gunicorn/arbiter.py, gunicorn 19 to 23',
    },
    // * Listening on http://127.0.0.1:3000      * Listening on tcp://127.0.0.1:3000      Use Ctrl-C to stop
    // Listening on 127.0.0.1:3000      Server listening on http://localhost:3000      Listening at http://localhost:4000
    {
      says: [
        'Listening on http[s]://{address}:{port}[/]',
        'Listening on tcp://{address}:{port}[/]',
        'listening on {address}:{port}',
        'Listening at http[s]://{address}:{port}[/]',
      ],
      event: 'listens',
      source:
        'puma’s lib/puma/binder.rb and log_writer.rb; Fastify’s “Server listening at”; common to Go’s and Node’s servers',
    },
    // {"msg":"Server listening at http://127.0.0.1:3000"}
    {
      says: 'Server listening at {at}',
      event: 'listens',
      by: 'fastify',
      source: 'lib/server.js, Fastify 2 to 5',
    },
    // info: Microsoft.Hosting.Lifetime[14] Now listening on: http://localhost:5000
    {
      says: 'Now listening on: http[s]://localhost:{port}[/]',
      event: 'listens',
      detail: 'localhost',
      by: 'kestrel',
      source: 'src/Hosting/Hosting/src/Internal/HostingLoggerExtensions.cs, ASP.NET Core 2 to 9',
    },
    //       Now listening on: http://[::]:8080
    {
      says: 'Now listening on: http[s]://{address}:{port}[/]',
      event: 'listens',
      by: 'kestrel',
      source: 'src/Hosting/Hosting/src/Internal/HostingLoggerExtensions.cs, ASP.NET Core 2 to 9',
    },
    //   ➜  Local:   http://localhost:5173/      ➜  Local:   http://127.0.0.1:5173/      (Network: use --host to expose)
    //   - Local:        http://localhost:3000      (Next.js; its Network line follows where it listens wider)
    {
      says: ['➜ Local: http[s]://localhost:{port}[/]'],
      event: 'listens',
      detail: 'localhost',
      by: 'vite',
      source: 'packages/vite/src/node/logger.ts, Vite 2 to 6',
    },
    {
      says: ['➜ Local: http[s]://{address}:{port}[/]'],
      event: 'listens',
      by: 'vite',
      source: 'packages/vite/src/node/logger.ts, Vite 2 to 6',
    },
    //   ➜  Network: http://192.0.2.5:5173/
    {
      says: ['➜ Network: http[s]://{at}', 'On Your Network: http[s]://{at}'],
      event: 'listens',
      by: 'vite',
      source: 'packages/vite/src/node/logger.ts, Vite 2 to 6; react-dev-utils 4 to 12',
    },
    // <i> [webpack-dev-server] Loopback: http://localhost:8080/, http://127.0.0.1:8080/
    // ℹ ｢wds｣: Project is running at http://localhost:8080/
    {
      says: [
        'Loopback: http[s]://localhost:{port}[/]',
        'Project is running at http[s]://localhost:{port}[/]',
      ],
      event: 'listens',
      detail: 'localhost',
      by: 'webpack-dev-server',
      source: 'lib/Server.js, webpack-dev-server 3 to 5',
    },
    // <i> [webpack-dev-server] On Your Network (IPv4): http://192.0.2.5:8080/
    {
      says: [
        'On Your Network ((IPv4): http[s]://{address}:{port}[/]',
        'On Your Network ((IPv6): http[s]://{address}:{port}[/]',
      ],
      event: 'listens',
      by: 'webpack-dev-server',
      source: 'lib/Server.js, webpack-dev-server 4 and 5',
    },
    // ** Angular Live Development Server is listening on localhost:4200, open your browser on http://localhost:4200/ **
    {
      says: 'Angular Live Development Server is listening on localhost:{port}[/]',
      event: 'listens',
      detail: 'localhost',
      by: 'angular',
      source: 'packages/angular_devkit/build_angular, Angular CLI 6 to 16',
    },
    // PHP 8.2.7 Development Server (http://127.0.0.1:8000) started
    {
      says: 'Development Server ((http[s]://{at}) started',
      event: 'listens',
      by: 'php',
      source: 'sapi/cli/php_cli_server.c, PHP 7.4 to 8',
    },
    // Laravel development server started: http://127.0.0.1:8000      INFO  Server running on [http://127.0.0.1:8000].
    {
      says: ['Laravel development server started: {at}', 'Server running on [[http[s]://{at}]'],
      event: 'listens',
      by: 'laravel',
      source: 'Illuminate/Foundation/Console/ServeCommand.php, Laravel 5 to 11',
    },
    // The Jupyter Notebook is running at:      http://127.0.0.1:8888/tree?token=...
    // Jupyter Server 2.7.0 is running at: http://localhost:8888/lab
    {
      says: 'Jupyter {text} is running at: {at}',
      event: 'listens',
      by: 'jupyter',
      source: 'jupyter_server/serverapp.py, Jupyter Server 1 and 2',
    },
    // Running on local URL:  http://127.0.0.1:7860
    {
      says: 'Running on local URL: {at}',
      event: 'listens',
      by: 'gradio',
      source: 'gradio/strings.py, Gradio 3 and 4',
    },
    // Started server on http://127.0.0.1:8080      bound to 127.0.0.1:8125      bound to 127.0.0.1
    {
      says: ['bound to {address}:{port}', 'binding to {address}:{port}'],
      event: 'listens',
      source: 'common to servers; RFC 9293’s word for it',
    },
    // Web server started at http://127.0.0.1:1313/      Web Server is available at http://localhost:1313/ (bind address 127.0.0.1)
    {
      says: 'Web Server is available at {at} ((bind address {address})',
      event: 'listens',
      by: 'hugo',
      source: 'commands/server.go, Hugo 0.30 to 0.140',
    },
    // Server address: http://127.0.0.1:4000/      (then “Server running... press ctrl-c to stop.”)
    {
      says: 'Server address: http[s]://{at}',
      event: 'listens',
      by: 'jekyll',
      source: 'lib/jekyll/commands/serve.rb, Jekyll 1 to 4',
    },
    // service=api port=8080 msg="Listening and serving HTTP on 127.0.0.1:8080"      [GIN-debug] Listening and serving HTTP on :8080
    {
      says: 'Listening and serving HTTP[S] on {at}',
      event: 'listens',
      by: 'gin',
      source: 'gin.go, Gin 1',
    },
    // Tomcat started on port(s): 8080 (http) with context path ''      Netty started on port 8080      Jetty started on port 8080
    {
      says: ['(Tomcat|Netty|Jetty|Undertow) started on port[((s)][:] {port}'],
      event: 'accepts',
      by: 'spring-boot',
      source: 'TomcatWebServer.java, NettyWebServer.java of Spring Boot 2 and 3',
    },
    // publish_address {127.0.0.1:9200}, bound_addresses {127.0.0.1:9200}, {[::1]:9200}
    {
      says: 'bound_addresses {{{address}:{port}}',
      event: 'listens',
      by: 'elasticsearch',
      source: 'BoundTransportAddress.java, Elasticsearch 2 to 8',
    },
    // Listener 1: tcp (addr: "127.0.0.1:8200", cluster address: "127.0.0.1:8201", ...)
    {
      says: 'Listener {n}: tcp ((addr: "{address}:{port}"',
      event: 'listens',
      by: 'vault',
      source: 'command/server.go, Vault 1',
    },
    // API listen on 127.0.0.1:2375
    {
      says: 'API listen on {address}:{port}',
      event: 'listens',
      by: 'docker',
      source: 'cmd/dockerd/daemon.go, Docker 1.8 and later',
    },
    // mysqld: ready for connections.      database system is ready to accept connections: the journal’s parser reads them
  ],
};
