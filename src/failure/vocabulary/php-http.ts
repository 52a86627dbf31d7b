import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, NOT_CONNECTED } from '../open-outcomes.ts';

const HTTP_AND_MAIL: readonly Entry[] = [
  // cURL error 7: Failed to connect to 10.0.0.5 port 8080: Connection refused (see https://...) for http://10.0.0.5:8080/
  {
    says: 'cURL error {n}: {why} ((see {text}) for {at}',
    by: 'guzzle',
    source: 'guzzle 6 and 7 CurlFactory.php',
  },
  // Connection refused for URI http://10.0.0.5:8780/v1/ping: said of every fopen() that failed without an answer
  {
    says: 'Connection refused for URI {at}',
    outcome: 'refused',
    couldBe: [...NOT_CONNECTED, ...BROKEN],
    moment: 'connecting',
    by: 'guzzle',
    source: 'guzzle 7 StreamHandler.php',
  },
  {
    says: [
      'GuzzleHttp\\Exception\\ConnectException: {why}',
      'Illuminate\\Http\\Client\\ConnectionException: {why}',
      'GuzzleHttp\\Exception\\RequestException: {why}',
    ],
    by: 'guzzle',
    source: 'guzzle 6 and 7; laravel framework 7 to 11',
  },
  {
    says: 'Idle timeout reached for "{at}"',
    outcome: 'silent',
    moment: 'request',
    by: 'symfony',
    source: 'symfony http-client TransportResponseTrait.php',
  },
  {
    says: 'Unable to Connect to {at}. Error #{n}: {why}',
    moment: 'connecting',
    by: 'zend',
    source: 'zend-http Client/Adapter/Socket.php',
  },
  {
    says: 'Unable to Connect to {at}. Error #{n}',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    weak: true,
    by: 'zend',
    source: 'zend-http Client/Adapter/Socket.php',
  },
  {
    says: ['SoapFault exception: [[HTTP] Could not connect to host', '[[HTTP] Could not connect to host'],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    by: 'php',
    source: 'php-src ext/soap/php_http.c',
  },
  {
    says: "SOAP-ERROR: Parsing WSDL: Couldn't load from '{at}'",
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    weak: true,
    by: 'php',
    source: 'php-src ext/soap/php_sdl.c',
  },
  {
    says: 'Error Fetching http headers',
    outcome: 'closed',
    couldBe: [...BROKEN, 'silent'],
    moment: 'request',
    by: 'php',
    source: 'php-src ext/soap/php_http.c',
  },
  // Swift_TransportException: Connection could not be established with host smtp.example.org [Connection refused #111]
  {
    says: 'Connection could not be established with host {host} [[{text} #(111|61|10061)]',
    errno: 'ECONNREFUSED',
    moment: 'connecting',
    by: 'swiftmailer',
    source: 'swiftmailer 5 and 6 StreamBuffer.php',
  },
  {
    says: 'Connection could not be established with host {host} [[{text} #(110|60|10060)]',
    outcome: 'some-timeout',
    moment: 'connecting',
    by: 'swiftmailer',
    source: 'swiftmailer 5 and 6 StreamBuffer.php',
  },
  {
    says: 'Connection could not be established with host {host} [[{text} #(101|51|10051)]',
    errno: 'ENETUNREACH',
    moment: 'connecting',
    by: 'swiftmailer',
    source: 'swiftmailer 5 and 6 StreamBuffer.php',
  },
  {
    says: 'Connection could not be established with host {host} [[php_network_getaddresses{text} #0]',
    outcome: 'unresolved',
    moment: 'looking-up',
    by: 'swiftmailer',
    source: 'swiftmailer 5 and 6 StreamBuffer.php',
  },
  {
    says: [
      'Connection could not be established with host {host} [[{why} #{n}]',
      'Connection could not be established with host "{at}": {why}',
      'Connection could not be established with host {host} :{why}',
    ],
    moment: 'connecting',
    by: 'swiftmailer',
    source: 'swiftmailer 5 and 6 StreamBuffer.php; symfony/mailer SocketStream.php',
  },
  {
    says: [
      'Connection could not be established with host {at}',
      'Connection could not be established with host',
    ],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    weak: true,
    by: 'swiftmailer',
    source: 'swiftmailer 5 and 6; symfony/mailer',
  },
  {
    // Anybody says so of a connection that never came about; of a mail server it is this program's word.
    says: ['Connection to {host}:(25|465|587|2525) Timed Out', 'Connection to "{at}" timed out'],
    outcome: 'silent',
    moment: 'connected',
    by: 'swiftmailer',
    source: 'swiftmailer 5 and 6 StreamBuffer.php; symfony/mailer AbstractStream.php',
  },
  {
    says: 'Connection to "{at}" has been closed unexpectedly',
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'connected',
    by: 'symfony',
    source: 'symfony/mailer AbstractStream.php',
  },
  {
    says: 'Expected response code {text} but got (code "", with message ""|an empty response)',
    outcome: 'closed',
    couldBe: [...BROKEN, 'silent'],
    moment: 'connected',
    by: 'swiftmailer',
    source: 'swiftmailer 5 and 6 AbstractSmtpTransport.php; symfony/mailer',
  },
  {
    says: 'Cannot connect to {at}. Error {n}. {why}',
    moment: 'connecting',
    by: 'phpseclib',
    source: 'phpseclib 1 to 3 Net/SSH2.php',
  },
  {
    says: [
      'Socket error: could not connect to host',
      'AMQPConnectionException: Socket error: could not connect to host',
    ],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    by: 'php-amqp',
    source: 'pecl amqp amqp_connection_resource.c',
  },
  {
    says: 'Library error: a socket error occurred',
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'connected',
    by: 'php-amqp',
    source: 'pecl amqp; librabbitmq amqp_api.c',
  },
  {
    says: 'Broken pipe or closed connection',
    outcome: 'reset-later',
    couldBe: BROKEN,
    moment: 'connected',
    by: 'php-amqplib',
    source: 'php-amqplib 2 and 3 Wire/IO/StreamIO.php',
  },
  {
    says: 'The connection timed out after {limit} while awaiting incoming data',
    outcome: 'silent',
    moment: 'connected',
    by: 'php-amqplib',
    source: 'php-amqplib 2 and 3 Wire/AMQPReader.php',
  },
];

/** HTTP, mail and broker clients of PHP. libcurl's own words stand in `curl.ts`. */
export const phpHttp: Family = {
  id: 'php-http',
  source: 'as each entry says',
  entries: [...HTTP_AND_MAIL],
};
