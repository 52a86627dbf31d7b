import type { EnvelopeFamily, Opened } from '../envelope.ts';
import { opened } from './parts/opened.ts';
import { contextOf, opens } from './parts/prefix.ts';

const DATE = String.raw`\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}:\d\d(?::\d\d)?(?: [AP]M)?`;
// Error,11/21/2026 4:47:00 AM,Tcpip,4227,None,"TCP/IP failed to establish an outgoing connection ..."
const VIEWER_ROW = new RegExp(
  String.raw`^(?<level>[\p{L} ]{3,20}),${DATE},(?<program>[^,"]{1,100}),\d{1,6},[^,"]{0,60},"`,
  'u',
);
const QUOTED_CELL = /"((?:[^"]|"")*)"?/g;
const MOST_CELLS = 60;

/** A cell begins with `"`, and each quote in it is doubled; a row that is cut ends in its message. */
function textOf(cell: string): string {
  return cell.replaceAll('""', '"');
}

function openViewerRow(text: string): Opened | undefined {
  const match = VIEWER_ROW.exec(text);
  if (!match) return undefined;
  const cell = text.slice(match[0].length).replace(/"\s{0,4}$/, '');
  return opened([textOf(cell)], contextOf(match.groups ?? {}));
}

// "TCP/IP failed to establish an outgoing connection ...","4227","0","","Warning"
function openExportRow(text: string): Opened | undefined {
  if (!/^"(?:[^"]|""){0,4000}","/.test(text)) return undefined;
  const cells = [...text.matchAll(QUOTED_CELL)].slice(0, MOST_CELLS).map((match) => textOf(match[1] ?? ''));
  // A sentence among numbers, names and dates.
  const messages = cells.filter(
    (cell) => /\S \S{1,200} \S/.test(cell) && !/^[\d/.: -]{1,30}(?:[AP]M)?$/.test(cell),
  );
  return messages.length === 1 ? opened(messages) : undefined;
}

export const windows: EnvelopeFamily = {
  id: 'windows',
  envelopes: [
    {
      id: 'windows/event-viewer-csv',
      sample: ['Error,11/21/2026 4:47:00 AM,Tcpip,4227,None,"', '"'],
      escape: 'csv',
      source:
        'documentation: Event Viewer, "Save All Events As" CSV: Level,Date and Time,Source,Event ID,Task Category',
      mark: ',"',
      open: openViewerRow,
    },
    {
      id: 'windows/export-csv',
      sample: ['"', '","4227","0","Tcpip","Warning"'],
      escape: 'csv',
      source:
        'documentation: PowerShell, Get-WinEvent piped to Export-Csv: Message, Id, Version ... in quotes',
      mark: '","',
      open: openExportRow,
    },
    {
      // 11/21/2026 4:47:00 AM           4227 Warning          TCP/IP failed to establish an outgoing connection ...
      id: 'windows/get-winevent',
      sample: ['11/21/2026 4:47:00 AM           4227 Warning          ', ''],
      source: 'documentation: PowerShell, Get-WinEvent: TimeCreated, Id, LevelDisplayName, Message',
      mark: '  ',
      open: opens(new RegExp(String.raw`^${DATE} {1,24}\d{1,6} (?<level>\p{L}{4,16}) {1,24}`, 'u')),
    },
    {
      //     1042 Nov 21 04:47  Error       Tcpip                4227 TCP/IP failed to establish an outgoing connection ...
      id: 'windows/get-eventlog',
      sample: ['    1042 Nov 21 04:47  Error       Tcpip                4227 ', ''],
      source:
        'documentation: PowerShell 5.1, Get-EventLog: Index, Time, EntryType, Source, InstanceID, Message',
      mark: '  ',
      open: opens(
        /^\s{0,8}\d{1,9} [A-Z][a-z]{2} \d\d \d\d:\d\d {1,4}(?<level>Error|Warning|Information|0|SuccessA\.\.\.|FailureA\.\.\.) {1,12}(?<program>\S(?:[^\d\s]| (?! )){0,60}) {1,24}\d{1,10} /,
      ),
    },
    {
      // Message      : TCP/IP failed to establish an outgoing connection ...
      id: 'windows/format-list',
      sample: ['Message      : ', ''],
      source: 'documentation: PowerShell, Format-List of an event or an ErrorRecord',
      mark: ' : ',
      open: opens(
        /^\s{0,16}(?:Message|Exception|ErrorMessage|InnerException|ErrorDetails|Description|Reason|Details?|StatusDescription|FullyQualifiedErrorId) {1,40}: (?=\S)/,
      ),
    },
    {
      // Exception calling "Connect" with "2" argument(s): "No connection could be made because the target machine ..."
      id: 'windows/exception-calling',
      sample: ['Exception calling "Connect" with "2" argument(s): "', '"'],
      source:
        'PowerShell src/System.Management.Automation/resources/ExtendedTypeSystem.resx, MethodInvocationException',
      mark: 'exception calling "',
      open: opens(
        /^(?:[\w.]{1,80}: )?Exception calling "[^"]{1,80}" with "\d{1,2}" argument\(s\): "(?<message>.{1,4000}?)"?\s{0,4}$/,
      ),
    },
    {
      // 2026-11-21 04:47:00, Error                 CSI    TCP/IP failed ...
      id: 'windows/setup-log',
      sample: ['2026-11-21 04:47:00, Error                 CBS    ', ''],
      source:
        'documentation: Microsoft Learn, log files of Windows Setup and CBS.log: time, level, component, message',
      mark: ', ',
      open: opens(
        /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d, (?<level>Info|Warning|Error|Perf) {1,24}(?:(?<program>[A-Z][A-Za-z]{1,12}) {1,8})?/,
      ),
    },
  ],
};
