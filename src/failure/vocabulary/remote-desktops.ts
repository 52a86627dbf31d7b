import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, CONNECT_FAILED, NOT_CONNECTED } from '../open-outcomes.ts';

const RDP = {
  by: 'freerdp',
  port: 3389,
  source: 'FreeRDP 2.11.7, include/freerdp/error.h, libfreerdp/core/tcp.c',
} as const;
const MSTSC = {
  by: 'mstsc',
  port: 3389,
  source: 'Microsoft documentation of Remote Desktop client disconnect codes',
} as const;

const RDP_SAYS: readonly Entry[] = [
  // [ERROR][com.freerdp.core] - freerdp_set_last_error_ex ERRCONNECT_CONNECT_FAILED [0x00020006]
  {
    says: ['ERRCONNECT_CONNECT_FAILED', 'freerdp_set_last_error_ex ERRCONNECT_CONNECT_FAILED'],
    outcome: 'failed',
    couldBe: [...CONNECT_FAILED, 'own-deadline'],
    moment: 'connecting',
    ...RDP,
  },
  // [com.freerdp.core] - failed to connect to app1.example.org
  {
    says: ['- failed to connect to {host}', 'freerdp_tcp_connect: failed to connect to {host}'],
    outcome: 'failed',
    couldBe: [...CONNECT_FAILED, 'own-deadline'],
    moment: 'connecting',
    weak: true,
    ...RDP,
  },
  {
    says: ['ERRCONNECT_DNS_NAME_NOT_FOUND', 'ERRCONNECT_DNS_ERROR'],
    outcome: 'unresolved',
    moment: 'looking-up',
    ...RDP,
  },
  {
    says: 'ERRCONNECT_CONNECT_TRANSPORT_FAILED',
    outcome: 'closed',
    couldBe: [...BROKEN, 'silent'],
    moment: 'connected',
    ...RDP,
  },
  {
    says: ['ERRCONNECT_TLS_CONNECT_FAILED', 'ERRCONNECT_SECURITY_NEGO_CONNECT_FAILED'],
    outcome: 'failed',
    couldBe: [...BROKEN, 'replied'],
    moment: 'tls',
    sign: 'tls-broke',
    by: 'freerdp',
    port: 3389,
  },
  { says: 'ERRCONNECT_ACTIVATION_TIMEOUT', outcome: 'silent', moment: 'request', ...RDP },
  {
    says: [
      "Remote Desktop can't connect to the remote computer for one of these reasons",
      "Remote Desktop can't connect to the remote computer",
      "We couldn't connect to the remote PC",
      "We couldn't connect to the remote computer",
      'Der Remotedesktop kann aus einem der folgenden Gründe keine Verbindung mit dem Remotecomputer herstellen',
      "Le Bureau à distance ne peut pas se connecter à l'ordinateur distant",
      'Escritorio remoto no puede conectarse al equipo remoto',
      'Impossibile connettersi al computer remoto per uno dei motivi',
      'A Área de Trabalho Remota não pode se conectar ao computador remoto',
      'Не удается подключиться к удаленному компьютеру',
      'Pulpit zdalny nie może połączyć się z komputerem zdalnym',
      '远程桌面由于以下原因之一无法连接到远程计算机',
      'リモート デスクトップは次のいずれかの理由でリモート コンピューターに接続できません',
    ],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    ...MSTSC,
    source:
      'mstsc.exe of Windows 7 to 11 in its languages and Microsoft Remote Desktop 10, as public logs show them',
  },
  {
    says: "Remote Desktop can't find the computer {host}",
    outcome: 'unresolved',
    moment: 'looking-up',
    ...MSTSC,
  },
  { says: 'Error code: 0x204', outcome: 'failed', couldBe: NOT_CONNECTED, moment: 'connecting', ...MSTSC },
  { says: 'Error code: 0x104', outcome: 'failed', couldBe: NOT_CONNECTED, moment: 'connecting', ...MSTSC },
];

const VNC = {
  by: 'vnc',
  port: 5900,
  source: 'TigerVNC 1.12.0, common/network/TcpSocket.cxx; LibVNCServer 0.9.14, libvncclient/sockets.c',
} as const;

const VNC_SAYS: readonly Entry[] = [
  // unable to connect to socket: Connection refused (111)
  {
    says: [
      'unable to connect to socket: {why}',
      'unable to connect to socket: {why} (({n})',
      'ConnectToTcpAddr: connect: {why}',
    ],
    moment: 'connecting',
    ...VNC,
  },
  {
    says: ['Failed to connect to address {address} port {port}: {n}'],
    outcome: 'failed',
    couldBe: CONNECT_FAILED,
    moment: 'connecting',
    ...VNC,
  },
  { says: 'unable to resolve host by name: {why}', moment: 'looking-up', ...VNC },
  { says: 'unable to resolve host by name', outcome: 'unresolved', moment: 'looking-up', weak: true, ...VNC },
  {
    says: [
      'Unable to connect to VNC server',
      'ConnectToTcpAddr: connect',
      'ConnectClientToTcpAddr6: connect',
    ],
    outcome: 'failed',
    couldBe: CONNECT_FAILED,
    moment: 'connecting',
    ...VNC,
  },
  { says: 'VNC server closed connection', outcome: 'closed', moment: 'request', ...VNC },
];

const X11 = {
  by: 'x11',
  source: 'libX11 1.8.4, src/OpenDis.c; xtrans 1.4, Xtranssock.c; X.Org applications',
} as const;

const X11_SAYS: readonly Entry[] = [
  // Error: Can't open display: app1.example.org:0      (an empty one was never dialled)
  {
    says: [
      "Can't open display: {at}",
      'cannot open display: {at}',
      'unable to open display {at}',
      'could not connect to display {at}',
    ],
    outcome: 'failed',
    couldBe: [...CONNECT_FAILED, 'replied', 'unresolved'],
    moment: 'connecting',
    weak: true,
    ...X11,
  },
  // _X11TransSocketINETConnect() can't connect: errno = 111
  {
    says: "_X11TransSocketINETConnect(() can't connect: errno = 111",
    errno: 'ECONNREFUSED',
    moment: 'connecting',
    port: 6000,
    ...X11,
  },
  {
    says: [
      "_X11TransSocketINETConnect(() can't connect: errno = {n}",
      "_X11TransSocketINETConnect(() can't get address for {at}",
    ],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    ...X11,
  },
  {
    says: ['Xlib: connection to {at} refused by server', 'X connection to {at} broken'],
    outcome: 'replied',
    moment: 'connected',
    ...X11,
  },
];

export const remoteDesktops: Family = {
  id: 'remote-desktops',
  source: 'FreeRDP 2.11.7, TigerVNC 1.12.0, libX11 1.8.4; see the entries',
  entries: [...RDP_SAYS, ...VNC_SAYS, ...X11_SAYS],
};
