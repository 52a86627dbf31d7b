/** What the loggers of small devices print over a serial line, and what relays them. */

import type { EnvelopeFamily } from '../envelope.ts';
import { opens } from './parts/prefix.ts';

export const embedded: EnvelopeFamily = {
  id: 'embedded',
  envelopes: [
    {
      id: 'embedded/esp-idf',
      sample: ['E (235267) esp-tls: ', ''],
      source:
        'ESP-IDF 5.1 components/log/include/esp_log.h, LOG_FORMAT; with a system time as (04:47:00.123)',
      mark: ') ',
      // E (235267) esp-tls: ...      W (04:47:00.123) mqtt_client: ...
      open: opens(/^(?<level>[EWIDV]) \((?:\d{1,12}|\d\d:\d\d:\d\d\.\d{3})\) (?<logger>[\w.:/-]{1,60}): /),
    },
    {
      id: 'embedded/arduino-esp32',
      sample: ['[  5231][E][WiFiClient.cpp:258] connect(): ', ''],
      source:
        'arduino-esp32 2.0 cores/esp32/esp32-hal-log.h, ARDUHAL_LOG_FORMAT; 1.0 without the milliseconds',
      mark: '][',
      // [  5231][E][WiFiClient.cpp:258] connect(): ...      [E][WiFiClient.cpp:98] connect(): ...
      open: opens(
        /^(?:\[ {0,8}\d{1,12}\])?\[(?<level>[EWIDV])\]\[(?<logger>[\w.-]{1,60}\.(?:c|cpp|h|ino):\d{1,6})\] [\w:~]{1,60}\(\): /,
      ),
    },
    {
      id: 'embedded/esphome',
      sample: ['[04:47:00][D][esp-idf:000][mqtt_task]: ', ''],
      source: 'ESPHome 2024.6 esphome/components/logger/logger.cpp; its command line puts the time before it',
      mark: ']: ',
      // [04:47:00][D][esp-idf:000][mqtt_task]: ...      [E][mqtt.idf:166]: ...
      open: opens(
        /^(?:\[\d\d:\d\d:\d\d(?:\.\d{3})?\])?\[(?<level>[EWICDV]|V{2})\]\[(?<logger>[\w.-]{1,60}):\d{3,5}\](?:\[\w{1,32}\])?: /,
      ),
    },
    {
      id: 'embedded/zephyr',
      sample: ['[00:00:12.345,678] <err> net_mqtt: ', ''],
      source: 'Zephyr 3.5 subsys/logging/log_output.c',
      mark: '> ',
      // [00:00:12.345,678] <err> net_mqtt: ...      [00012345] <wrn> app: ...
      open: opens(
        /^\[(?:\d\d:\d\d:\d\d\.\d{3}(?:,\d{3})?|\d{8})\] <(?<level>err|wrn|inf|dbg)> (?<logger>[\w.-]{1,60}): /,
      ),
    },
  ],
};
