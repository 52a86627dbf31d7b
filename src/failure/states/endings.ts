import type { Family } from '../entry.ts';

/** A process was killed, crashed, or is started again and again: forms that the journal’s parser does not read. */
export const endings: Family = {
  id: 'endings',
  source: 'mm/oom_kill.c, arch/x86/mm/fault.c and kernel/signal.c, Linux 2.6 to 6.x',
  entries: [
    // Out of memory: Kill process 4242 (java) score 900 or sacrifice child      (before 5.0)
    // Out of memory: Killed process 4242 (mysqld) total-vm:...
    // Memory cgroup out of memory: Killed process 4242 (node) total-vm:...
    { says: 'out of memory: Kill[ed] process {n} (({about})', event: 'oom-killed', sign: 'restarts' },
    // oom-kill:constraint=CONSTRAINT_MEMCG,...,task=node,pid=4242,uid=0
    { says: 'oom-kill:constraint={word}', event: 'oom-killed', sign: 'restarts', since: 'Linux 4.19' },
    // "OOMKilled": true      Reason:       OOMKilled
    {
      says: ['"OOMKilled": true', 'Reason: OOMKilled'],
      event: 'oom-killed',
      sign: 'restarts',
      source: 'State of docker inspect; kubectl describe pod',
    },
    // app[4242]: segfault at 0 ip 000055d0c4a1b2c3 sp 00007ffd12345678 error 4 in app[55d0c4a00000+1f000]
    {
      says: 'segfault at {word} ip {word} sp {word} error {n}[ in {word}]',
      event: 'exited',
      detail: 'segfault',
    },
    // worker process 1234 exited on signal 11      worker process 1234 exited on signal 9 (core dumped)
    {
      says: 'worker process {n} exited on signal {n}',
      event: 'exited',
      detail: 'signal',
      by: 'nginx',
      source: 'ngx_process_get_status() in src/os/unix/ngx_process.c',
    },
    // child pid 1234 exit signal Segmentation fault (11)
    {
      says: 'child pid {n} exit signal',
      event: 'exited',
      detail: 'signal',
      by: 'apache',
      source: 'ap_process_child_status() in server/mpm_unix.c, Apache httpd 2',
    },
    // server process (PID 1234) was terminated by signal 9: Killed
    {
      says: 'server process ((PID {n}) was terminated by signal {n}',
      event: 'exited',
      detail: 'signal',
      by: 'postgresql',
      source: 'LogChildExit() in src/backend/postmaster/postmaster.c, PostgreSQL 8 to 17',
    },
    // [CRITICAL] WORKER TIMEOUT (pid:31)
    {
      says: 'WORKER TIMEOUT ((pid:{n})',
      event: 'workers-busy',
      by: 'gunicorn',
      source: 'gunicorn/arbiter.py, gunicorn 19 to 23',
    },
    // Worker (pid:31) was sent SIGKILL! Perhaps out of memory?
    {
      says: 'Worker ((pid:{n}) was sent SIGKILL! Perhaps out of memory',
      event: 'exited',
      detail: 'killed',
      by: 'gunicorn',
      source: 'gunicorn/arbiter.py, gunicorn 19 to 23',
    },
    // web_1 exited with code 137      web-1 exited with code 1      web exited with code 0: it ended in good order
    {
      says: 'exited with code (1|2|3|101|126|127|134|137|139|143|255)',
      event: 'exited',
      by: 'docker compose',
      source: 'compose/cli/log_printer.py of Compose 1; pkg/compose/printer.go of Compose 2',
    },
    // [nodemon] app crashed - waiting for file changes before starting...
    {
      says: 'app crashed - waiting for file changes before starting',
      event: 'exited',
      detail: 'crashed',
      by: 'nodemon',
      source: 'lib/monitor/run.js, nodemon 1 to 3',
    },
    // FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory
    {
      says: 'JavaScript heap out of memory',
      event: 'exited',
      detail: 'out of memory',
      by: 'node',
      source: 'V8::FatalProcessOutOfMemory, Node 8 to 22',
    },
    // The Print Spooler service terminated unexpectedly.  It has done this 3 time(s).
    {
      says: 'service terminated unexpectedly',
      event: 'exited',
      by: 'windows',
      source: 'events 7031 and 7034 of the Service Control Manager, learn.microsoft.com',
    },
    // The Web service failed to start due to the following error:
    {
      says: 'service failed to start due to the following error',
      event: 'start-failed',
      by: 'windows',
      source: 'event 7000 of the Service Control Manager, learn.microsoft.com',
    },
    // Service only ran for 0 seconds. Pushing respawn out by 10 seconds.
    {
      says: 'Pushing respawn out by {n} seconds',
      event: 'restart-scheduled',
      by: 'macos',
      source: 'launchd of macOS 10.10 and later',
    },
    // PM2      | App [api:0] exited with code [1] via signal [SIGINT]
    {
      says: 'App [[{about}] exited with code',
      event: 'exited',
      by: 'pm2',
      source: 'lib/God.js, PM2 2 to 5',
    },
    // 2024-05-06 07:08:09,123 INFO exited: api (exit status 1; not expected)
    {
      says: 'exited: {about} ((exit status {n}; not expected)',
      event: 'exited',
      by: 'supervisord',
      source: 'supervisor/process.py, Supervisor 3 and 4',
    },
    // gave up: api entered FATAL state, too many start retries too quickly
    {
      says: 'gave up: {about} entered FATAL state',
      event: 'start-limit-hit',
      by: 'supervisord',
      source: 'supervisor/process.py, Supervisor 3 and 4',
    },
    // Container shopdocker_0_a63a0343 didn't respond to HTTP pings on port: 80, failing site start.
    {
      says: "didn't respond to HTTP pings on port: {port}",
      event: 'start-failed',
      by: 'azure app service',
      source: 'learn.microsoft.com/azure/app-service, configure a custom container',
    },
    // Error R10 (Boot timeout) -> Web process failed to bind to $PORT within 60 seconds of launch
    {
      says: 'Web process failed to bind to $PORT within',
      event: 'start-failed',
      by: 'heroku',
      source: 'devcenter.heroku.com/articles/error-codes',
    },
    // at=error code=H10 desc="App crashed" method=GET path="/" ...
    {
      says: 'code=H10 desc="App crashed"',
      event: 'exited',
      detail: 'crashed',
      by: 'heroku',
      source: 'devcenter.heroku.com/articles/error-codes',
    },
    // The user-provided container failed to start and listen on the port defined provided by the PORT=8080 environment variable
    {
      says: 'failed to start and [then ]listen on the port defined',
      event: 'start-failed',
      by: 'cloud run',
      source: 'cloud.google.com/run/docs/troubleshooting',
    },
  ],
};
