// The first bytes that services send unasked, as a terminal shows them.
const BANNERS: readonly RegExp[] = [
  // SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3
  /^SSH-[12]\.\d+-\S/,
  // 220 mail.internal ESMTP Postfix
  /^(?:220|421|554)[ -]\S/,
  // HTTP/1.1 400 Bad Request
  /^HTTP\/\d(?:\.\d)? \d{3}\b/,
  // +OK Dovecot ready.      * OK [CAPABILITY IMAP4rev1 ...      +PONG
  /^(?:\+OK|\* OK|\* BYE|\+PONG)\b/,
  // -DENIED Redis is running in protected mode      -ERR unknown command
  /^-(?:DENIED|ERR|NOAUTH|WRONGTYPE|LOADING|MISCONF)\b/,
  // Y 5.5.5-10.11.6-MariaDB-0+deb12u1      J 8.0.36 ... caching_sha2_password
  /\d\.\d{1,3}-MariaDB|mysql_native_password|caching_sha2_password/,
  // Host '10.0.0.7' is not allowed to connect to this MySQL server
  /Host '[^']{1,253}' is (?:not allowed to connect to this|blocked because of many connection errors)/,
  // AMQP and the VNC protocol
  /^AMQP\b|^RFB \d{3}\.\d{3}/,
];

/** True where the line is what a service sends of itself, so that bytes came back. */
export function isBanner(text: string): boolean {
  return BANNERS.some((pattern) => pattern.test(text));
}
