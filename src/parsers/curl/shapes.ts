/** The lines of `curl -v` that tell of a connection. */

// *   Trying 10.77.0.2:3306...      *   Trying [fd77::2]:8080...      *   Trying 10.0.0.5...
// * Trying /run/docker.sock:0...      *   Trying 10.0.0.5... connected
export const TRYING =
  /^\* {1,3}Trying (?:\[([\da-fA-F.:%]{2,60})\]|([\da-fA-F.:]{3,45}?)|(\/\S{1,200}?))(?::(\d{1,5}))?\.\.\.(?: (.{3,60}))?$/;
// * connect to 10.77.0.2 port 3306 failed: Connection refused
// * connect to ::1 port 8080 from ::1 port 45678 failed: Connection refused
// * Immediate connect fail for 10.99.0.1: Network is unreachable
export const TRY_FAILED =
  /^\* (?:connect to|Immediate connect fail for) (\S{1,200}?)(?: port (\d{1,5}))?(?: from (\S{1,60}) port \d{1,5})?(?: failed)?: (.{3,100})$/;
// * ipv4 connect timeout after 2000ms, move on!      * After 149999ms connect time, move on!
export const MOVE_ON =
  /^\* (?:(ipv[46]) connect timeout after|After) (\d{1,9})ms(?: connect time)?, move on!$/;
// * Connected to app.internal (fd77::2) port 8080 (#0)
// * Established connection to db1 (10.0.0.5 port 80) from 10.0.0.7 port 4711
export const CONNECTED =
  /^\* (?:Connected|Established connection) to (\S{1,253}) \(([\da-fA-F.:%]{2,60})\)? port (\d{1,5})\)?(?: from (\S{2,60}) port \d{1,5})?/;
// > CONNECT 10.0.0.5:443 HTTP/1.1      > GET http://db1:8080/x HTTP/1.1      (asked of a proxy: only there the target is named)
export const ASKS_PROXY =
  /^> (?:(CONNECT) |[A-Z]{3,7} http:\/\/)(?:\[([\da-fA-F:.%]{2,60})\]|([\w.-]{1,253}))(?::(\d{1,5}))?(?:\/\S{0,2000})? HTTP\/\d/;
// * Uses proxy env variable http_proxy == 'http://10.0.0.3:3128'
export const USES_PROXY = /^\* Uses proxy env variable (?!no_proxy)\w{1,20} == '([^']{1,300})'$/i;
// X-Squid-Error: ERR_CONNECT_FAIL 111      Via: 1.1 proxy1 (squid/5.7)      (headers of an answer that a proxy made or passed on)
export const FROM_PROXY =
  /^(?:< )?(?:X-Squid-Error: (\S.{0,60})|Via: \d(?:\.\d)? ([\w.-]{1,253})(?::\d{1,5})?\b.{0,80})$/i;
// < HTTP/1.1 200 OK
export const RESPONSE = /^(< )?(HTTP\/\d(?:\.\d)? \d{3}\b.{0,100})$/;
// curl: (7) Failed to connect to 10.77.0.2 port 3306 after 0 ms: Couldn't connect to server
export const END = /^(?:\S{1,60} {1,10}\| )?curl: \((\d{1,2})\) (.{3,300})$/;
// {"status":"UP"}curl: (56) Recv failure: Connection reset by peer
export const GLUED_END = /[^\s|]curl: \((\d{1,2})\) ([A-Zt][^()]{3,200})$/;
// * Failed to connect to ...      > GET / HTTP/1.1      < Server: nginx      { [3 bytes data]
export const VERBOSE = /^(?:\*(?: (.{1,300}))?|[<>](?: .*)?|[{}] \[\d{1,12} bytes data\])$/;
// Content-Length: 3                                                     (behind the status line of `curl -i`)
export const HEADER = /^[A-Za-z][\w-]{0,40}: \S/;
// <!DOCTYPE html>      {"status":"UP"}                                  (what a service sends, not what a shell says)
export const BODY = /^\s{0,8}(?:<!doctype|<html|<\?xml|\{"|\[\{)/i;
// <hr><center>nginx/1.22.1</center>      {"status":"UP"}                     (behind the first line of an answer)
export const MARKUP = /^\s{0,12}(?:<[a-z!/?]|\{"|\[\{)/i;
// * Host localhost:8080 was resolved.      * About to connect() to db1 port 80 (#0)      * Could not resolve host: db9
export const START =
  /^\* (?:Host \S{1,260} was resolved\.|Rebuilt URL to: \S|About to connect\(\) to |Could not resolve host: )/;
// <head><title>400 The plain HTTP request was sent to HTTPS port</title></head>      (nginx; Apache; Go)
export const WANTS_TLS =
  /The plain HTTP request was sent to HTTPS port|speaking plain HTTP to an SSL-enabled server port|Client sent an HTTP request to an HTTPS server/;
// > GET /health HTTP/1.1      * TLSv1.3 (OUT), TLS handshake, Client hello (1):
export const ASKS = /^(?:> [A-Z]{3,10} \S|\* .{0,20}\(OUT\), TLS handshake, Client hello)/;
