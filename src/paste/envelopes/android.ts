import type { EnvelopeFamily } from '../envelope.ts';
import { opens } from './parts/prefix.ts';

const LOGCAT = 'documentation: developer.android.com, Logcat command-line tool, output formats';

export const android: EnvelopeFamily = {
  id: 'android',
  envelopes: [
    {
      // 11-21 04:47:00.123  8084  8091 E flutter : Connection refused
      id: 'android/threadtime',
      sample: ['11-21 04:47:00.123  8084  8091 E flutter : ', ''],
      source: `${LOGCAT}: threadtime`,
      mark: ': ',
      open: opens(
        /^(?:\d{4}-)?\d\d-\d\d \d\d:\d\d:\d\d\.\d{3,6} (?:[+-]\d{4} )?(?:\w{1,12} )? {0,5}(?<pid>\d{1,6}) {1,6}\d{1,6} (?<level>[VDIWEFA]) (?<logger>\S[^:]{0,60}?) {0,24}: /,
      ),
    },
    {
      // 11-21 04:47:00.123 E/flutter ( 8084): Connection refused
      id: 'android/time',
      sample: ['11-21 04:47:00.123 E/flutter ( 8084): ', ''],
      source: `${LOGCAT}: time`,
      mark: '): ',
      open: opens(
        /^\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} (?<level>[VDIWEFA])\/(?<logger>[^(:]{1,60}?) {0,24}\( {0,5}(?<pid>\d{1,6})\): /,
      ),
    },
    {
      // E/flutter ( 8084): Connection refused      I/flutter (8084): ...
      id: 'android/brief',
      sample: ['E/flutter ( 8084): ', ''],
      source: `${LOGCAT}: brief; Flutter's tools print it as well`,
      mark: '): ',
      open: opens(/^(?<level>[VDIWEFA])\/(?<logger>[^(:]{1,60}?) {0,24}\( {0,5}(?<pid>\d{1,6})\): /),
    },
    {
      // 2026-11-21 04:47:00.123  8084-8091  flutter                 com.example.app      E  Connection refused
      id: 'android/studio',
      sample: ['2026-11-21 04:47:00.123  8084-8091  flutter                 com.example.app      E  ', ''],
      source: 'documentation: developer.android.com, View logs with Logcat, standard view',
      mark: '  ',
      open: opens(
        /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} {1,6}(?<pid>\d{1,6})-\d{1,6} {1,6}(?<logger>\S.{0,60}?) {1,40}[\w.:]{1,100} {1,40}(?<level>[VDIWEFA]) {2}/,
      ),
    },
    {
      // 11-21 04:47:00.123 8084-8091/com.example.app E/flutter: Connection refused
      id: 'android/studio-old',
      sample: ['11-21 04:47:00.123 8084-8091/com.example.app E/flutter: ', ''],
      source: 'documentation: developer.android.com, Logcat of Android Studio before 2022.2',
      mark: ': ',
      open: opens(
        /^(?:\d{4}-)?\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} (?<pid>\d{1,6})-\d{1,6}\/[\w.:?]{1,100} (?<level>[VDIWEFA])\/(?<logger>[^:]{1,60}): /,
      ),
    },
    {
      // [ERROR:flutter/runtime/dart_vm_initializer.cc(41)] Unhandled Exception: SocketException: Connection refused
      id: 'android/flutter-engine',
      sample: ['[ERROR:flutter/runtime/dart_vm_initializer.cc(41)] Unhandled Exception: ', ''],
      source: 'flutter/engine fml/logging.cc: [LEVEL:file(line)]',
      mark: '[error:flutter/',
      open: opens(
        /^\[(?<level>ERROR):(?<logger>flutter\/[\w./-]{1,120}\(\d{1,6}\))\] (?:Unhandled Exception: )?/,
      ),
    },
  ],
};
