/** What Python's logging, and the servers and libraries that set it up, write in front of a message. */

import type { EnvelopeFamily } from '../envelope.ts';
import { opensDated } from './parts/dated.ts';
import { opens } from './parts/prefix.ts';

export const pythonLoggers: EnvelopeFamily = {
  id: 'python-loggers',
  envelopes: [
    {
      id: 'python-loggers/basic',
      sample: ['WARNING:root:', ''],
      source: 'Python 3.11.2 logging.basicConfig, printed here',
      mark: ':',
      // WARNING:root:...      ERROR:app.db:...
      open: opens(
        /^(?<level>CRITICAL|ERROR|WARNING|INFO|DEBUG):(?<logger>[A-Za-z_][\w.-]{0,120}):(?!\d{2,5}(?:$|[\s,;)]))/,
      ),
    },
    {
      id: 'python-loggers/dashes',
      sample: ['2026-11-21 04:47:00,123 - app.db - ERROR - ', ''],
      source: 'Python 3.11.2 logging with the format of the Logging HOWTO, printed here',
      mark: ' - ',
      // 2026-11-21 04:47:00,123 - app.db - ERROR - ...      2026-11-21 04:47:00,123 - ERROR - ...
      // 2026-11-21 04:47:00,123 - app.db - ERROR - [client.py:12] - ...      2026-11-21 04:47:00,123 - ERROR - app.db - client.py:12 - ...
      open: opensDated(
        /^\]? - (?:(?<logger>[\w.<>/-]{1,120}) - (?:\d{1,6} - )?)?(?<level>CRITICAL|ERROR|WARN(?:ING)?|INFO|DEBUG) {0,3}(?:- |: )(?:[a-z_]\w{0,60}(?:\.\w{1,60}){0,9} - )?(?:\[?[\w./]{1,120}:\d{1,6}\]? -? ?)?/,
      ),
    },
    {
      id: 'python-loggers/undated-dashes',
      sample: ['app.db - ERROR - ', ''],
      source: 'Dask documentation, Configuration: distributed.logging; the same pattern without asctime',
      mark: ' - ',
      // distributed.worker - ERROR - ...
      open: opens(
        /^(?<logger>\w{1,60}(?:\.\w{1,60}){0,12}) - (?<level>CRITICAL|ERROR|WARNING|INFO|DEBUG) - /,
      ),
    },
    {
      id: 'python-loggers/gunicorn',
      sample: ['[2026-11-21 04:47:00 +0000] [7] [ERROR] ', ''],
      source: 'gunicorn 20.1.0, printed here',
      mark: '] [',
      // [2026-11-21 04:47:00 +0000] [7] [ERROR] ...
      open: opensDated(/^\] \[(?<pid>\d{1,10})\] \[(?<level>[A-Z]{4,8})\] /),
    },
    {
      id: 'python-loggers/uvicorn',
      sample: ['ERROR:    ', ''],
      source: 'uvicorn 0.17.6, printed here',
      mark: ':  ',
      // ERROR:    ...      INFO:     ...      WARNING:  ...
      open: opens(/^(?:INFO: {5}|(?:ERROR|DEBUG|TRACE): {4}|WARNING: {2})(?=\S)/),
    },
    {
      id: 'python-loggers/celery',
      sample: ['[2026-11-21 04:47:00,123: ERROR/MainProcess] ', ''],
      source: 'Celery 5.2.6, printed here; app/defaults.py, DEFAULT_TASK_LOG_FMT',
      mark: '] ',
      // [2026-11-21 04:47:00,123: ERROR/MainProcess] ...      [2026-11-21 04:47:00,123: WARNING/ForkPoolWorker-1] app.tasks.send[5d...]: ...
      open: opensDated(
        /^: (?<level>[A-Z]{4,8})\/[^\]\s]{1,80}\] (?:(?<logger>[\w.]{1,160})\[[0-9a-f-]{36}\]: )?/,
      ),
    },
    {
      id: 'python-loggers/airflow',
      sample: ['[2026-11-21T04:47:00.123+0000] {taskinstance.py:1937} ERROR - ', ''],
      source: 'Airflow 2 config_templates/config.yml, logging.log_format',
      mark: '} ',
      // [2026-11-21T04:47:00.123+0000] {taskinstance.py:1937} ERROR - ...      [2026-11-21 04:47:00,123] {{subprocess.py:93}} INFO - ...
      open: opensDated(/^\] \{{1,2}(?<logger>[\w./]{1,120}\.py:\d{1,6})\}{1,2} (?<level>[A-Z]{4,8}) - /),
    },
    {
      id: 'python-loggers/flask',
      sample: ['[2026-11-21 04:47:00,123] ERROR in app: ', ''],
      source: 'Flask 2.2.2, app.logger, printed here',
      mark: ' in ',
      // [2026-11-21 04:47:00,123] ERROR in app: ...
      open: opensDated(/^\] (?<level>[A-Z]{4,8}) in (?<logger>[\w.<>-]{1,120}): /),
    },
    {
      id: 'python-loggers/locust',
      sample: ['[2026-11-21 04:47:00,123] db1/ERROR/locust.main: ', ''],
      source:
        'Locust documentation, Logging; locust/log.py: [%(asctime)s] HOST/%(levelname)s/%(name)s: %(message)s',
      mark: '] ',
      // [2026-11-21 04:47:00,123] db1/ERROR/locust.main: ...
      open: opensDated(/^\] (?<host>[\w.-]{1,128})\/(?<level>[A-Z]{4,8})\/(?<logger>[\w.]{1,120}): /),
    },
    {
      id: 'python-loggers/django',
      sample: ['[21/Nov/2026 04:47:00] ', ''],
      source: 'Django 3.2.25 django.server logger, printed here',
      mark: '] ',
      // [21/Nov/2026 04:47:00] ...      [21/Nov/2026 04:47:00] ERROR [app.db:42] ...
      open: opens(
        /^\[\d\d\/[A-Z][a-z]{2}\/\d{4} \d\d:\d\d:\d\d(?:,\d{3})?\] (?:(?<level>CRITICAL|ERROR|WARNING|INFO|DEBUG) \[(?<logger>[\w.]{1,120}(?::\d{1,6})?)\] )?/,
      ),
    },
    {
      id: 'python-loggers/oslo',
      sample: ['2026-11-21 04:47:00.123 20314 ERROR neutron.agent [-] ', ''],
      source: 'oslo.log 5.0.1, printed here',
      mark: ' [',
      // 2026-11-21 04:47:00.123 20314 ERROR neutron.agent [-] ...
      // 2026-11-21 04:47:00.123 7 WARNING nova.compute.manager [None req-8f5e4f5e-... admin admin - - default default] ...
      open: opensDated(
        /^ (?<pid>\d{1,10}) (?<level>[A-Z]{4,8}) (?<logger>[\w.-]{1,160}) \[(?:-|(?:None )?req-[^\]]{1,200}|[^\]]{0,40}- -[^\]]{0,40})\] /,
      ),
    },
    {
      id: 'python-loggers/odoo',
      sample: ['2026-11-21 04:47:00,123 7 ERROR app odoo.sql_db: ', ''],
      source: 'Odoo 16 odoo/netsvc.py: %(asctime)s %(pid)s %(levelname)s %(dbname)s %(name)s: %(message)s',
      mark: ': ',
      // 2026-11-21 04:47:00,123 7 ERROR app odoo.sql_db: ...
      open: opensDated(
        /^ (?<pid>\d{1,10}) (?<level>[A-Z]{4,8}) [\w?-]{1,64} (?<logger>\w{1,60}(?:\.\w{1,60}){1,12}): /,
      ),
    },
    {
      id: 'python-loggers/loguru',
      sample: ['2026-11-21 04:47:00.123 | ERROR    | app.db:connect:42 - ', ''],
      source: 'loguru 0.6.0, printed here',
      mark: ' | ',
      // 2026-11-21 04:47:00.123 | ERROR    | app.db:connect:42 - ...      2026-11-21 04:47:00.123 | ERROR    | __main__:<module>:2 - ...
      open: opensDated(
        /^ \| (?<level>[A-Z]{4,8}) {1,5}\| (?<logger>[\w.]{1,120}:[\w<>.]{1,80}:\d{1,6})(?: \[[^\]]{0,120}\])? - /,
      ),
    },
    {
      id: 'python-loggers/structlog',
      sample: ['2026-11-21 04:47:00 [error    ] ', ''],
      source: 'structlog 22.3.0, printed here; its fields stay behind the message',
      mark: '[',
      // 2026-11-21 04:47:00 [error    ] connect failed                 host=db1      2026-11-21T04:47:00.123456Z [warning  ] ...
      open: opensDated(/^ \[(?<level>critical {1,2}|error {4}|warning {2}|info {5}|debug {4})\] /),
    },
    {
      id: 'python-loggers/tornado',
      sample: ['[E 261121 04:47:00 web:1789] ', ''],
      source: 'Tornado 6.2.0, enable_pretty_logging, printed here; Jupyter documentation for its own',
      mark: '] ',
      // [E 261121 04:47:00 web:1789] ...      [I 2026-11-21 04:47:00.123 ServerApp] ...      [W 04:47:00.123 NotebookApp] ...
      open: opens(
        /^\[(?<level>[CDEIW]) (?:\d{4}-\d\d-\d\d |\d{6} )?\d\d:\d\d:\d\d(?:\.\d{3})? (?<logger>[\w.<>-]{1,80}(?::\d{1,6})?)\] /,
      ),
    },
    {
      id: 'python-loggers/twisted',
      sample: ['2026-11-21 04:47:00+0000 [-] ', ''],
      source: 'Twisted 22.4.0, twisted.python.log, printed here; twisted.logger writes [namespace#level]',
      mark: ' [',
      // 2026-11-21 04:47:00+0000 [-] ...      2026-11-21T04:47:00+0000 [app.db#error] ...
      open: opensDated(/^ \[(?:-|(?<logger>[\w.]{1,120})#(?<level>critical|error|warn|info|debug))\] /),
    },
    {
      id: 'python-loggers/scrapy',
      sample: ['2026-11-21 04:47:00 [scrapy.core.engine] ERROR: ', ''],
      source: 'Scrapy documentation, Settings: LOG_FORMAT %(asctime)s [%(name)s] %(levelname)s: %(message)s',
      mark: '] ',
      // 2026-11-21 04:47:00 [scrapy.core.engine] ERROR: ...      2026-11-21 04:47:00,123 [app.db] ERROR ...
      open: opensDated(
        /^,? \[(?<logger>[A-Za-z_][\w.:<> -]{0,120})\] \[?(?<level>CRITICAL|FATAL|ERROR|WARN(?:ING)?|INFO|DEBUG)\]?:? {1,4}(?:- )?/,
      ),
    },
    {
      id: 'python-loggers/salt',
      sample: ['2026-11-21 04:47:00,123 [salt.minion      :1035][ERROR   ][812] ', ''],
      source: 'Salt documentation, Logging: log_fmt_logfile',
      mark: '][',
      // 2026-11-21 04:47:00,123 [salt.minion      :1035][ERROR   ][812] ...
      open: opensDated(
        /^ \[(?<logger>[\w.]{1,120} {0,20}:\d{1,6} {0,6})\]\[(?<level>[A-Z]{4,8}) {0,4}\](?:\[(?<pid>\d{1,10})\])? /,
      ),
    },
    {
      id: 'python-loggers/home-assistant',
      sample: ['2026-11-21 04:47:00.123 ERROR (MainThread) [homeassistant.components.mqtt] ', ''],
      source:
        'Home Assistant homeassistant/bootstrap.py: %(asctime)s.%(msecs)03d %(levelname)s (%(threadName)s) [%(name)s] ...',
      mark: ') [',
      // 2026-11-21 04:47:00.123 ERROR (MainThread) [homeassistant.components.mqtt] ...
      open: opensDated(/^ (?<level>[A-Z]{4,8}) \([^)]{1,80}\) \[(?<logger>[\w.]{1,160})\] /),
    },
    {
      id: 'python-loggers/pytest',
      sample: ['ERROR    app.db:client.py:42 ', ''],
      source: 'pytest 7.2.1, captured and live log, printed here',
      mark: '.py:',
      // ERROR    app.db:client.py:42 ...
      open: opens(/^(?<level>[A-Z]{4,8}) {1,5}(?<logger>[\w.-]{1,120}:[\w.-]{1,80}\.py:\d{1,6}) /),
    },
    {
      id: 'python-loggers/alembic',
      sample: ['ERROR [sqlalchemy.pool.impl.QueuePool] ', ''],
      source: 'Alembic templates/generic/alembic.ini.mako: %(levelname)-5.5s [%(name)s] %(message)s',
      mark: '] ',
      // ERROR [sqlalchemy.pool.impl.QueuePool] ...
      open: opens(/^(?<level>CRITI|ERROR|WARNI?|INFO|DEBUG) {1,2}\[(?<logger>[\w.-]{1,120})\] /),
    },
    {
      id: 'python-loggers/level-first',
      sample: ['ERROR 2026-11-21 04:47:00,123 client 812 140735 ', ''],
      source: 'Django documentation, Logging: the format `verbose`',
      mark: ':',
      // ERROR 2026-11-21 04:47:00,123 client 812 140735 ...      ERROR 2026-11-21 04:47:00,123 ...
      open: opens(
        /^\[?(?<level>CRITICAL|FATAL|ERROR|WARN(?:ING)?|INFO|DEBUG)\]?:? {1,4}(?:- )?\[?(?<time>\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?)\]?:? (?:- )?(?:(?<logger>[\w.]{1,60}) (?<pid>\d{1,10}) \d{1,16} )?/,
      ),
    },
  ],
};
