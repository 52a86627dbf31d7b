import type { Entry, Family } from '../entry.ts';
import { BROKEN, NOT_CONNECTED, OWN_TIME } from '../open-outcomes.ts';
import { withoutAccents } from '../without-accents.ts';

const NET_FRAMEWORK =
  'System.dll of .NET Framework 4.8 and its language packs, as Windows PowerShell prints it: public logs and Microsoft Learn';
const TELNET = 'telnet.exe of Windows 7 to 11, as public logs show it';
const WINRM = 'wsmres.dll of Windows 10; learn.microsoft.com, WinRM';

/** WebException of .NET Framework: what Invoke-WebRequest of Windows PowerShell says. */
const POWERSHELL: readonly Entry[] = [
  {
    says: [
      'Unable to connect to the remote server',
      'Die Verbindung mit dem Remoteserver kann nicht hergestellt werden',
      'Es konnte keine Verbindung mit dem Remoteserver hergestellt werden',
      'Impossible de se connecter au serveur distant',
      'No es posible conectar con el servidor remoto',
      'Impossibile effettuare la connessione al server remoto',
      '(Impossível|Não é possível) conectar-se ao servidor remoto',
      'Nie można (nawiązać połączenia|połączyć się) z serwerem zdalnym',
      'Невозможно соединиться с удаленным сервером',
      '无法连接到远程服务器[。]',
      '無法連接至遠端伺服器[。]',
      'リモート サーバーに接続できません[。]',
      '원격 서버에 연결할 수 없습니다',
      'Uzak sunucuya bağlanılamıyor',
    ],
    outcome: 'failed',
    couldBe: [...NOT_CONNECTED],
    moment: 'connecting',
    source: NET_FRAMEWORK,
  },
  {
    says: [
      'The remote name could not be resolved',
      'Der Remotename konnte nicht aufgelöst werden',
      "Le nom distant n'a pas pu être résolu",
      'No se puede resolver el nombre remoto',
      'Impossibile risolvere il nome remoto',
      'O nome remoto não pôde ser resolvido',
      'Nie można rozpoznać nazwy zdalnej',
      'Невозможно разрешить удаленное имя',
      '未能解析此远程名称[。]',
      '無法解析遠端名稱[。]',
      'リモート名を解決できませんでした[。]',
      '원격 이름을 확인할 수 없습니다',
      'Uzak ad çözülemedi',
    ],
    outcome: 'unresolved',
    moment: 'looking-up',
    source: NET_FRAMEWORK,
  },
  {
    says: [
      "The remote name could not be resolved: '{host}'",
      "Der Remotename konnte nicht aufgelöst werden: '{host}'",
      "Le nom distant n'a pas pu être résolu[ ]: '{host}'",
      "No se puede resolver el nombre remoto: '{host}'",
      "未能解析此远程名称: '{host}'",
    ],
    outcome: 'unresolved',
    moment: 'looking-up',
    source: NET_FRAMEWORK,
  },
  {
    says: 'The proxy name could not be resolved',
    outcome: 'unresolved',
    sign: 'proxy',
    source: NET_FRAMEWORK,
  },
  {
    says: ['The operation has timed out', 'The request was aborted: The operation has timed out'],
    outcome: 'own-deadline',
    couldBe: [...OWN_TIME, 'kernel-timeout'],
    weak: true,
    source: NET_FRAMEWORK,
  },
  {
    says: [
      'Unable to read data from the transport connection: {why}',
      'Unable to write data to the transport connection: {why}',
    ],
    moment: 'connected',
    source: NET_FRAMEWORK,
  },
  {
    says: 'The underlying connection was closed: Could not establish trust relationship for the SSL/TLS secure channel',
    outcome: 'replied',
    moment: 'tls',
    sign: 'tls-broke',
    source: NET_FRAMEWORK,
  },
  {
    says: 'The request was aborted: Could not create SSL/TLS secure channel',
    outcome: 'replied',
    couldBe: ['replied', ...BROKEN],
    moment: 'tls',
    sign: 'tls-broke',
    source: NET_FRAMEWORK,
  },
];

/** telnet.exe says no more than that it failed: a RST and silence look alike. */
const ON_TELNET: readonly Entry[] = [
  {
    says: [
      'Connecting To {host}...Could not open connection to the host, on port {port}: Connect failed',
      'Could not open connection to the host, on port {port}: Connect failed',
      'Verbindungsaufbau zu {host}...Es konnte keine Verbindung mit dem Host hergestellt werden, auf Port {port}: Verbinden fehlgeschlagen',
      'Es konnte keine Verbindung mit dem Host hergestellt werden, auf Port {port}: Verbinden fehlgeschlagen',
      'No se puede abrir la conexión al host, en puerto {port}: Error en la conexión',
      "Impossibile aprire una connessione con l'host. sulla porta {port}: Connessione non riuscita",
      '正在连接{host}...无法打开到主机的连接。 在端口 {port}: 连接失败[。]',
      '无法打开到主机的连接。 在端口 {port}: 连接失败[。]',
      '正在連線到 {host}...無法開啟到主機的連線， 在連接埠 {port}: 連線失敗',
      'Connexion à {host}...Impossible (d’ouvrir|d’établir) une connexion (à|avec) l’hôte, sur le port {port}[ ]: Échec',
      'Impossible (d’ouvrir|d’établir) une connexion (à|avec) l’hôte, sur le port {port}[ ]: Échec',
      'Conectándose a {host}...No se puede abrir la conexión al host, en puerto {port}: Error en la conexión',
      'Conectando-se a {host}...Não foi possível abrir (conexão|a conexão|uma conexão) com o host, na porta {port}: (Falha na conexão|conexão falhou)',
      'Não foi possível abrir (conexão|a conexão|uma conexão) com o host, na porta {port}: (Falha na conexão|conexão falhou)',
      'Łączenie z {host}...Nie można otworzyć połączenia z hostem, na porcie {port}: Połączenie nie powiodło się',
      'Nie można otworzyć połączenia z hostem, na porcie {port}: Połączenie nie powiodło się',
      'Подключение к {host}...Не удалось открыть подключение к этому узлу, на порт {port}: Сбой подключения',
      'Не удалось открыть подключение к этому узлу, на порт {port}: Сбой подключения',
      '接続中: {host}...ホストへ接続できませんでした。 ポート番号 {port}: 接続に失敗しました',
      'ホストへ接続できませんでした。 ポート番号 {port}: 接続に失敗しました',
      'ホストへ接続できませんでした。 ポート番号{port}:接続に失敗しました',
    ],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
  },
  {
    says: ['Connection to host lost', 'Verbindung zu Host verloren', '遗失对主机的连接'],
    outcome: 'closed',
    couldBe: BROKEN,
    weak: true,
  },
];

const REMOTING: readonly Entry[] = [
  {
    says: [
      'Connecting to remote server {host} failed with the following error message : {why}',
      'Connecting to remote server {host} failed with the following error message',
    ],
    moment: 'connecting',
    port: 5985,
    source: WINRM,
  },
  {
    says: 'WinRM cannot complete the operation. Verify that the specified computer name is valid, that the computer is accessible over the network',
    outcome: 'failed',
    couldBe: ['kernel-timeout', 'host-unreachable', 'unresolved'],
    port: 5985,
    source: WINRM,
  },
  {
    says: 'The client cannot connect to the destination specified in the request',
    outcome: 'failed',
    couldBe: ['refused', 'kernel-timeout', 'replied'],
    port: 5985,
    source: WINRM,
  },
  { says: 'because the server name cannot be resolved', outcome: 'unresolved', source: WINRM },
  // Get-WmiObject : The RPC server is unavailable. (Exception from HRESULT: 0x800706BA)
  {
    says: [
      'The RPC server is unavailable',
      'Der RPC-Server ist nicht verfügbar',
      "Le serveur RPC n'est pas disponible",
      'El servidor RPC no está disponible',
      'Il server RPC non è disponibile',
      'Server RPC non disponibile',
      'O servidor RPC não está disponível',
      'Сервер RPC недоступен',
      'Serwer RPC jest niedostępny',
      'De RPC-server is niet beschikbaar',
      'Server RPC není k dispozici',
      'RPC sunucusu kullanılamıyor',
      'RPC 服务器不可用[。]',
      'RPC 伺服器無法使用[。]',
      'RPC サーバーを利用できません[。]',
      'RPC 서버를 사용할 수 없습니다',
      'RPC_S_SERVER_UNAVAILABLE',
    ],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    port: 135,
    source: 'winerror.h 1722; its translations as public logs of Windows 7 to 11 show them',
  },
  {
    says: '0x800706BA',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    weak: true,
    port: 135,
    source: 'winerror.h 1722',
  },
  {
    says: [
      'System error 53 has occurred',
      'System error 67 has occurred',
      'System error 1231 has occurred',
      'System error 64 has occurred',
      'System error 121 has occurred',
      'Systemfehler (53|64|67|121|1231) aufgetreten',
      "L'erreur système (53|64|67|121|1231) s'est produite",
      'Error de sistema (53|64|67|121|1231)',
      'Errore di sistema (53|64|67|121|1231)',
      'Erro de sistema (53|64|67|121|1231)',
      'Системная ошибка (53|64|67|121|1231)',
      'Wystąpił błąd systemu (53|64|67|121|1231)',
      '发生系统错误 (53|64|67|121|1231)',
      'システム エラー (53|64|67|121|1231) が発生しました',
    ],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    port: 445,
    source: 'net.exe of Windows and its language packs, as public logs show them; winerror.h',
  },
  // Error code: 0x80070035. The network path was not found.
  {
    says: [
      'The network name cannot be found',
      'Der Netzwerkpfad wurde nicht gefunden',
      "Le chemin réseau n'a pas été trouvé",
      'No se ha encontrado la ruta de acceso de la red',
      'Impossibile trovare il percorso di rete',
      'O caminho da rede não foi encontrado',
      'Не найден сетевой путь',
      'Nie można odnaleźć ścieżki sieciowej',
      'Het netwerkpad is niet gevonden',
      '找不到网络路径[。]',
      'ネットワーク パスが見つかりません[。]',
      '네트워크 경로를 찾지 못했습니다',
      'Ağ yolu bulunamadı',
    ],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    port: 445,
    weak: true,
    source: 'winerror.h 53 and 67; their translations as public logs of Windows 7 to 11 show them',
  },
];

/** Error code: 0x80070035      Windows cannot access \\\\nas1\\data */
const SHARES: readonly Entry[] = [
  {
    says: ['0x80070035', 'ERROR_BAD_NETPATH'],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    port: 445,
    source: 'winerror.h 53, as HRESULT',
  },
];

const PROBES: readonly Entry[] = [
  // TCP port 1433 (ms-sql-s service): NOT LISTENING
  {
    says: 'TCP port {port} (({text}service): NOT LISTENING',
    errno: 'ECONNREFUSED',
    source: 'PortQry 2.0, learn.microsoft.com',
  },
  {
    says: 'TCP port {port} (({text}service): FILTERED',
    outcome: 'some-timeout',
    source: 'PortQry 2.0, learn.microsoft.com',
  },
  // Connecting to 192.0.2.5:80: from 0.0.0.0:0: The remote computer refused the network connection.
  {
    says: 'Connecting to {at}[ ((warmup)]: from {source}: {why}',
    moment: 'connecting',
    source: 'PsPing 2.1, learn.microsoft.com',
  },
  {
    says: 'Connecting to {at}[ ((warmup)]: from {source}: This operation returned because the timeout period expired',
    outcome: 'own-deadline',
    moment: 'connecting',
    source: 'PsPing 2.1, learn.microsoft.com',
  },
  {
    says: 'Probing {at}/tcp - No response - time={took-ms}ms',
    outcome: 'own-deadline',
    moment: 'connecting',
    source: 'tcping.exe 0.39',
  },
  {
    says: 'WARNING: TCP connect to (({host} : {port}) failed',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    source: 'Test-NetConnection, NetTCPIP module of Windows 10',
  },
];

export const windowsTools: Family = {
  id: 'windows-tools',
  source: NET_FRAMEWORK,
  entries: [
    ...POWERSHELL,
    ...ON_TELNET.map((entry) => ({ source: TELNET, ...entry })),
    ...REMOTING,
    ...SHARES,
    ...PROBES,
  ].map((entry) => ({ by: 'windows', ...entry, says: withoutAccents(entry.says) })),
};
