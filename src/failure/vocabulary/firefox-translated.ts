import type { Entry, Family } from '../entry.ts';
import { BROKEN, SOME_TIME } from '../open-outcomes.ts';

/** connectionFailure: refused, unreachable and denied alike. */
const REFUSED: readonly string[] = [
  'Firefox kann keine Verbindung zu dem Server unter {at} aufbauen',
  'Firefox ne peut établir de connexion avec le serveur à l’adresse {at}',
  'Firefox no puede establecer una conexión con el servidor en {at}',
  'Firefox non può stabilire una connessione con il server {at}',
  'Firefox não conseguiu estabelecer uma conexão com o servidor {at}',
  'Firefox não consegue estabelecer uma ligação ao servidor em {at}',
  'Firefox не может установить соединение с сервером {at}',
  'Firefox nie może nawiązać połączenia z serwerem {at}',
  'Firefox kan geen verbinding maken met de server op {at}',
  'Firefox nemůže navázat spojení se serverem {at}',
  'Firefox {at} sunucusuyla bağlantı kuramıyor',
  '{at} sunucusuyla bağlantı sağlanamıyor',
  'Firefox 无法建立到 {at} 服务器的连接',
  'Firefox 無法與伺服器 {at} 建立連線',
  'Firefox 無法與 {at} 的伺服器建立連線',
  '{at} のサーバーへの接続を確立できませんでした',
  'Firefox가 {at} 서버에 연결할 수 없습니다',
];

/** netTimeout */
const SLOW: readonly string[] = [
  'Der Server unter {at} braucht zu lange, um eine Antwort zu senden',
  'Le serveur à l’adresse {at} met trop de temps à répondre',
  'El servidor [en ]{at} está tardando demasiado en responder',
  'Il server {at} sta impiegando troppo tempo a rispondere',
  'O servidor {at} demorou muito para responder',
  'Время ожидания ответа от сервера {at} истекло',
  'Serwer {at} zbyt długo nie odpowiada',
  'De server op {at} doet er te lang over om te antwoorden',
  'Při pokusu kontaktovat server {at} vypršel časový limit',
  '{at} sunucusu çok geç (cevap|yanıt) veriyor',
  '{at} 的服务器响应时间过长',
  '伺服器 {at} 花了太久時間還是無回應',
  '{at} のサーバーからの応答が一定時間以内に返ってきませんでした',
  '{at} 서버의 응답이 너무 늦습니다',
];

/** netReset */
const RESET: readonly string[] = [
  'Die Verbindung zum Server wurde zurückgesetzt, während die Seite geladen wurde',
  'La connexion avec le serveur a été réinitialisée pendant le chargement de la page',
  'La conexión al servidor fue reiniciada mientras la página se cargaba',
  'La connessione al server è stata annullata durante il caricamento della pagina',
  'A conexão (para|com) o servidor foi reiniciada durante o carregamento da página',
  'Во время загрузки страницы соединение с сервером было сброшено',
  'Połączenie z serwerem zostało zresetowane podczas wczytywania strony',
  'De verbinding met de server werd geherinitialiseerd tijdens het laden van de pagina',
  '加载页面时与服务器的连接被重置[。]',
  '載入頁面時與伺服器的連線被重設[。]',
  'ページの読み込み中にサーバーへの接続がリセットされました',
  '페이지 로드 중 서버와의 연결이 초기화되었습니다',
];

/** netInterrupt; in Czech and Turkish netReset too */
const INTERRUPTED: readonly string[] = [
  'Die Verbindung zu {at} wurde unterbrochen, während die Seite geladen wurde',
  'La connexion avec {at} a été interrompue pendant le chargement de la page',
  'La conexión a {at} fue interrumpida mientras la página se cargaba',
  'La connessione con {at} è stata interrotta durante il caricamento della pagina',
  'A conexão para {at} foi interrompida durante o carregamento da página',
  'Во время загрузки страницы соединение с {at} было прервано',
  'Połączenie z {at} zostało przerwane podczas wczytywania strony',
  'De verbinding met {at} werd onderbroken tijdens het laden van de pagina',
  'Spojení se serverem [{at} ]bylo v průběhu načítání stránky ukončeno',
  'Sayfa yüklenirken [{at} ](sunucusuyla|sunucuyla) bağlantı kesildi',
  '加载页面时与 {at} 的连接中断',
  '載入頁面時與 {at} 的連線中斷',
  'ページの読み込み中に {at} への接続が切断されました',
  '페이지 로드 중 {at}에 대한 연결이 중단되었습니다',
];

/** dnsNotFound, dnsNotFound2 */
const UNKNOWN: readonly string[] = [
  'Die Verbindung mit dem Server {host} schlug fehl',
  'Impossible de se connecter au serveur à l’adresse {host}',
  'Firefox no puede encontrar el servidor en {host}',
  'Firefox non riesce a contattare il server {host}',
  'O Firefox não conseguiu localizar {host}',
  'Мы не можем подключиться к серверу {host}',
  'Nie udało się połączyć z serwerem pod adresem „{host}”',
  'We kunnen geen verbinding maken met de server op {host}',
  'K serveru na adrese {host} se nepodařilo připojit',
  '{host} konumundaki sunucu bulunamıyor',
  '我们无法连接至 {host} 的服务器',
  '無法連線至伺服器 {host}',
  '{host} という名前のサーバーに接続できません',
];

/** proxyConnectFailure, and behind it proxyResolveFailure. */
const PROXY: readonly Entry[] = [
  {
    says: [
      'einen Proxy-Server zu nutzen, der die Verbindung zurückweist',
      'pour utiliser un serveur proxy mais celui-ci n’accepte pas les connexions',
      'para usar un servidor proxy que está rechazando las conexiones',
      'per utilizzare un server proxy che sta rifiutando le connessioni',
      'para usar um servidor proxy que está recusando conexões',
      'на использование прокси-сервера, который отказывает в соединении',
      'by używał serwera proxy, który odmawia połączenia',
      'om een proxyserver te gebruiken die verbindingen weigert',
      'aby používal proxy server, který odmítá spojení',
      '尝试与您指定的代理服务器连接时被拒绝[。]',
      'プロキシーサーバーへの接続を拒否されました',
      'Firefox가 연결을 거부하는 프록시 서버를 사용하도록 구성되어 있습니다',
    ],
    outcome: 'refused',
    couldBe: ['refused', 'host-unreachable', 'net-unreachable', 'other-errno'],
    moment: 'connecting',
    sign: 'proxy',
  },
  {
    says: [
      'einen Proxy-Server zu nutzen, der nicht gefunden werden kann',
      'pour utiliser un serveur proxy mais celui-ci est introuvable',
      'para usar un servidor proxy que no puede ser localizado',
      'per utilizzare un server proxy che non risulta raggiungibile',
      'para usar um servidor proxy que não pôde ser localizado',
      'на использование прокси-сервера, который не может быть найден',
      'by używał serwera proxy, którego nie jest w stanie odnaleźć',
      'om een proxyserver te gebruiken die niet kan worden gevonden',
      'aby používal proxy server, který nelze nalézt',
      '无法找到您指定的代理服务器[。]',
      'プロキシーサーバーが見つかりませんでした',
      'Firefox가 찾을 수 없는 프록시 서버를 사용하도록 구성되어 있습니다',
    ],
    outcome: 'unresolved',
    moment: 'looking-up',
    sign: 'proxy',
  },
];

/** The sentences on Firefox' error pages, in the languages most used. */
export const firefoxTranslated: Family = {
  id: 'firefox-translated',
  source: 'browser/chrome/overrides/appstrings.properties of Firefox, mozilla-l10n/firefox-l10n',
  entries: [
    {
      says: REFUSED,
      outcome: 'refused',
      couldBe: ['refused', 'host-unreachable', 'net-unreachable', 'other-errno'],
      moment: 'connecting',
    },
    { says: SLOW, outcome: 'some-timeout', couldBe: SOME_TIME },
    {
      says: RESET,
      errno: 'ECONNRESET',
      outcome: 'reset-later',
      couldBe: ['reset-connecting', 'reset-later'],
      moment: 'request',
    },
    { says: INTERRUPTED, outcome: 'closed', couldBe: BROKEN, moment: 'request' },
    { says: UNKNOWN, outcome: 'unresolved', moment: 'looking-up' },
    ...PROXY,
  ],
};
