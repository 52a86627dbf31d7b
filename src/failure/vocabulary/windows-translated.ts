import type { Entry, Family } from '../entry.ts';
import { withoutAccents } from '../without-accents.ts';

/** What Windows says of the errors of a connection, in the languages that it is used in most beside English. */
const ENTRIES: readonly Entry[] = [
  // 10061
  {
    says: [
      'Es konnte keine Verbindung hergestellt werden, da der Zielcomputer die Verbindung verweigerte',
      "Aucune connexion n'a pu être établie car l'ordinateur cible l'a expressément refusée",
      'No se puede establecer una conexión ya que el equipo de destino denegó expresamente dicha conexión',
      'Nenhuma conexão pôde ser feita porque a máquina de destino as recusou ativamente',
      'Impossibile stabilire la connessione. Rifiuto persistente del computer di destinazione',
      'Nie można nawiązać połączenia, ponieważ komputer docelowy aktywnie go odmawia',
      'Подключение не установлено, т.к. конечный компьютер отверг запрос на подключение',
      '由于目标计算机积极拒绝，无法连接[。]',
      '無法連線，因為目標電腦拒絕連線[。]',
      '対象のコンピュータ[ー]によって拒否されたため、接続できませんでした[。]',
      '대상 컴퓨터에서 연결을 거부했으므로 연결하지 못했습니다',
      'Hedef makine etkin olarak reddettiğinden bağlantı kurulamadı',
    ],
    errno: 'ECONNREFUSED',
  },
  // 10060: of a connect() that nothing answered, and of data that nobody acknowledged
  {
    says: [
      'Ein Verbindungsversuch ist fehlgeschlagen, da die Gegenstelle nach einer bestimmten Zeitspanne nicht richtig reagiert hat, oder die hergestellte Verbindung war fehlerhaft, da der verbundene Host nicht reagiert hat',
      'die Gegenstelle nach einer bestimmten Zeitspanne nicht (richtig|ordnungsgemäß) reagiert hat',
      "Une tentative de connexion a échoué car le parti connecté n'a pas répondu convenablement au-delà d'une certaine durée ou une connexion établie a échoué car l'hôte de connexion n'a pas répondu",
      "n'a pas répondu convenablement au-delà d'une certaine durée",
      'Se produjo un error durante el intento de conexión ya que la parte conectada no respondió adecuadamente tras un periodo de tiempo, o bien se produjo un error en la conexión establecida ya que el host conectado no ha podido responder',
      'la parte conectada no respondió adecuadamente tras un periodo de tiempo',
      'Uma tentativa de conexão falhou porque o componente conectado não respondeu corretamente após um período de tempo ou a conexão estabelecida falhou porque o host conectado não respondeu',
      'o componente conectado não respondeu',
      "Impossibile stabilire la connessione. Risposta non corretta della parte connessa dopo l'intervallo di tempo oppure mancata risposta dall'host collegato",
      "Risposta non corretta della parte connessa dopo (l'|un )intervallo di tempo",
      'Próba połączenia nie powiodła się, ponieważ połączona strona nie odpowiedziała poprawnie po ustalonym okresie czasu lub utworzone połączenie nie powiodło się, ponieważ połączony host nie odpowiedział',
      'połączona strona nie odpowiedziała poprawnie',
      'Попытка установить соединение была безуспешной, т.к. от другого компьютера за требуемое время не получен нужный отклик, или было разорвано уже установленное соединение из-за неверного отклика уже подключенного компьютера',
      'от другого компьютера за требуемое время не получен нужный отклик',
      '由于连接方在一段时间后没有正确答复或连接的主机没有反应，连接尝试失败[。]',
      '連線嘗試失敗，因為連線對象有一段時間並未正確回應，或是連線建立失敗，因為連線的主機無法回應[。]',
      '接続済みの呼び出し先が一定の時間を過ぎても正しく応答しなかったため、接続できませんでした[。または接続済みのホストが応答しなかったため、確立された接続は失敗しました][。]',
      '연결된 구성원으로부터 응답이 없어 연결하지 못했거나, 호스트로부터 응답이 없어 연결이 끊어졌습니다',
    ],
    errno: 'ETIMEDOUT',
    couldBe: ['kernel-timeout', 'silent'],
  },
  // 10054
  {
    says: [
      'Eine vorhandene Verbindung wurde vom Remotehost geschlossen',
      "Une connexion existante a dû être fermée par l'hôte distant",
      'Se ha forzado la interrupción de una conexión existente por el host remoto',
      'Foi forçado o cancelamento de uma conexão existente pelo host remoto',
      "Connessione in corso interrotta forzatamente dall'host remoto",
      'Istniejące połączenie zostało gwałtownie zamknięte przez zdalnego hosta',
      'Удаленный хост принудительно разорвал существующее подключение',
      '远程主机强迫关闭了一个现有的连接[。]',
      '遠端主機已強制關閉一個現存的連線[。]',
      '既存の接続はリモート ホストに強制的に切断されました[。]',
      '현재 연결은 원격 호스트에 의해 강제로 끊겼습니다',
      'Varolan bir bağlantı uzaktaki bir ana bilgisayar tarafından zorla kapatıldı',
    ],
    errno: 'ECONNRESET',
    outcome: 'reset-later',
  },
  // 10053
  {
    says: [
      'Eine bestehende Verbindung wurde softwaregesteuert durch den Hostcomputer abgebrochen',
      'Une connexion établie a été abandonnée par un logiciel de votre ordinateur hôte',
      'Se ha anulado una conexión establecida por el software en su equipo host',
      'Uma conexão estabelecida foi anulada pelo software no computador host',
      'Connessione interrotta dal software del computer host',
      'Nawiązane połączenie zostało przerwane przez oprogramowanie zainstalowane w komputerze-hoście',
      'Программа на вашем хост-компьютере разорвала установленное подключение',
      '(您|你)的主机中的软件中止了一个已建立的连接[。]',
      '連線已被您主機上的軟體中止[。]',
      // The typing error is Windows' own.
      '確立された接続がホスト コンピュータ[ー]のソウトウェアによって中止されました[。]',
      '현재 연결은 사용자의 호스트 시스템의 소프트웨어의 의해 중단되었습니다',
    ],
    errno: 'ECONNABORTED',
    outcome: 'reset-later',
  },
  // 10051
  {
    says: [
      'Une opération de socket a été tentée sur un réseau impossible à atteindre',
      'Se ha intentado una operación de socket en una red no accesible',
      'Uma operação de soquete foi tentada em uma rede inacessível',
      'Tentativo di operazione del socket verso una rete non raggiungibile',
      'Сделана попытка выполнить операцию на сокете при отключенной сети',
      '向一个无法连接的网络尝试了一个套接字操作[。]',
      '通訊端操作嘗試連線到一個無法連線的網路[。]',
      '연결할 수 없는 네트워크에서 소켓 작업을 시도했습니다',
    ],
    errno: 'ENETUNREACH',
  },
  // 10065
  {
    says: [
      'Se ha intentado una operación de socket en un host no accesible',
      'Uma operação de soquete foi tentada em um host inacessível',
      'Tentativo di operazione del socket verso un host non raggiungibile',
      'Próba przeprowadzenia operacji, wykonywanej przez gniazdo, na nieosiągalnym hoście',
      'Сделана попытка выполнить операцию на сокете для недоступного хоста',
      '通訊端操作嘗試連線到一個無法連線的主機[。]',
      '到達できないホストに対してソケット操作を実行しようとしました[。]',
      '연결할 수 없는 호스트로 소켓 작업을 시도했습니다',
    ],
    errno: 'EHOSTUNREACH',
  },
  // 10049
  {
    says: [
      'Die angeforderte Adresse ist in diesem Kontext ungültig',
      "L'adresse demandée n'est pas valide dans son contexte",
      'La dirección solicitada no es válida en este contexto',
      'Требуемый адрес для своего контекста неверен',
      '在其上下文中，该请求的地址无效[。]',
      '內容中所要求的位址不正確[。]',
      '要求したアドレスのコンテキストが無効です[。]',
    ],
    errno: 'EADDRNOTAVAIL',
  },
  // 10048: of bind() as well as of a connect() that found no free local port
  {
    says: [
      'Normalerweise darf jede Socketadresse ((Protokoll, Netzwerkadresse oder Anschluss) nur jeweils einmal verwendet werden',
      'Une seule utilisation de chaque adresse de socket ((protocole/adresse réseau/port) est habituellement autorisée',
      'Solo se permite un uso de cada dirección de socket',
      'Normalmente é permitida apenas uma utilização de cada endereço de soquete',
      'Di norma è consentito un solo utilizzo di ogni indirizzo di socket',
      'Tylko jedno użycie każdego adresu gniazda',
      'Обычно разрешается только одно использование адреса сокета',
      '通常每个套接字地址((协议/网络地址/端口)只允许使用一次[。]',
      '一次只能用一個通訊端位址[。]',
      '各ソケット アドレスに対してプロトコル、ネットワーク アドレス、またはポートのどれか 1 つのみを使用できます[。]',
      '각 소켓 주소((프로토콜/네트워크 주소/포트)는 하나만 사용할 수 있습니다',
      'Normal olarak her yuva adresi ((iletişim kuralı/ağ adresi/bağlantı noktası) için yalnızca bir kullanıma izin veriliyor',
    ],
    errno: 'EADDRINUSE',
    weak: true,
  },
  // 10013: a filter of the own machine, or a port that is reserved
  {
    says: [
      'Der Zugriff auf einen Socket war aufgrund der Zugriffsrechte des Sockets unzulässig',
      "Une tentative d'accès à un socket de manière interdite par ses autorisations d'accès a été tentée",
      'Intento de acceso a un socket no permitido por sus permisos de acceso',
      'Foi feita uma tentativa de acesso a um soquete de uma maneira que é proibida pelas permissões de acesso',
      'Tentativo di accesso al socket con modalità non consentite dalle rispettive autorizzazioni di accesso',
      'Została podjęta próba uzyskania dostępu do gniazda w sposób zabroniony przez przypisane do niego uprawnienia dostępu',
      'Сделана попытка доступа к сокету методом, запрещенным правами доступа',
      '以一种访问权限不允许的方式做了一个访问套接字的尝试[。]',
      '嘗試存取通訊端被拒絕，因為存取權限不足[。]',
      'アクセス許可で禁じられた方法でソケットにアクセスしようとしました[。]',
      '액세스 권한에 의해 숨겨진 소켓에 액세스를 시도했습니다',
    ],
    errno: 'EACCES',
    weak: true,
  },
  // 10055
  {
    says: [
      'No se puede ejecutar la operación en un socket ya que el sistema no tiene suficiente espacio de búfer o porque una cola estaba llena',
      '由于系统缓冲区空间不足或队列已满，不能执行套接字上的操作[。]',
      'システムのバッファ[ー]領域が不足しているか、またはキューがいっぱいなため、ソケット操作を実行できませんでした[。]',
    ],
    errno: 'ENOBUFS',
  },
  // 11001
  {
    says: [
      'Der angegebene Host ist unbekannt',
      'Es ist kein solcher Host bekannt',
      'Se desconoce el host',
      'Este host não é conhecido',
      'Этот хост неизвестен',
      '不知道这样的主机[。]',
      '無法識別這台主機[。]',
      'そのようなホストは不明です[。]',
      '알려진 호스트가 없습니다',
      'Böyle bir ana bilgisayar bilinmiyor',
    ],
    outcome: 'unresolved',
    moment: 'looking-up',
  },
  // The same in words that other programs use, too
  {
    says: ['Hôte inconnu', 'Host desconocido', 'Host sconosciuto', 'Nieznany host'],
    outcome: 'unresolved',
    moment: 'looking-up',
    weak: true,
  },
  // 11002
  {
    says: [
      'Dies ist normalerweise ein zeitweiliger Fehler bei der Auflösung von Hostnamen',
      "signifie que le serveur local n'a pas reçu de réponse d'un serveur faisant autorité",
    ],
    outcome: 'unresolved',
    moment: 'looking-up',
  },
  // 11004
  {
    says: [
      'Der angeforderte Name ist gültig, es wurden jedoch keine Daten des angeforderten Typs gefunden',
      "Le nom demandé est valide[,] mais aucune donnée du type requise n'a été trouvée",
      'El nombre solicitado es válido pero no se encontraron datos del tipo solicitado',
      'Запрошенное имя верно, но данные запрошенного типа не найдены',
      '请求的名称有效，但是找不到请求的类型的数据[。]',
      '要求した名前は有効ですが、要求された種類のデータは見つかりませんでした[。]',
    ],
    outcome: 'unresolved',
    lookup: 'no-address',
    moment: 'looking-up',
  },
];

export const windowsTranslated: Family = {
  id: 'windows-translated',
  source: 'FormatMessage() of Windows 7 to 11 in these languages, as public logs and test tables show it',
  entries: ENTRIES.map((entry) => ({ by: 'windows', ...entry, says: withoutAccents(entry.says) })),
};
