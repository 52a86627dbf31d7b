import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

const sha256 = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Hashes of the inline elements of one name. */
const inlineHashes = (html: string, tag: 'script' | 'style') =>
  [...html.matchAll(new RegExp(`<${tag}\\b([^>]*)>([^]*?)</${tag}>`, 'g'))]
    .map(([, attributes = '', content = '']) => ({ attributes, content }))
    .filter(({ attributes, content }) => !/\ssrc=/.test(attributes) && content !== '')
    .map(({ content }) => sha256(content));

const policyFor = (html: string, extra: string) => {
  const scripts = inlineHashes(html, 'script');
  const styles = inlineHashes(html, 'style');
  const standsAlone = scripts.length > 0;
  return [
    "default-src 'none'",
    `script-src ${standsAlone ? scripts.join(' ') : "'self'"}`,
    `style-src ${styles.length > 0 ? styles.join(' ') : "'self'"}`,
    "img-src 'self' data:",
    `connect-src ${standsAlone ? "'none'" : "'self'"}`,
    ...(standsAlone ? [] : ["manifest-src 'self'", "worker-src 'self'"]),
    "base-uri 'none'",
    "form-action 'none'",
    extra,
  ].join('; ');
};

/**
 * Writes a Content-Security-Policy first into <head>, so that a plain static server needs no header.
 * Only in the build: the development server needs inline scripts.
 */
export const csp = (extra: string): Plugin => ({
  name: 'csp-meta',
  apply: 'build',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'asset' || !file.fileName.endsWith('.html')) continue;
        const html = String(file.source);
        const meta = `<meta http-equiv="Content-Security-Policy" content="${policyFor(html, extra)}" />`;
        const charset = /<meta charset="utf-8"\s*\/?>/i;
        if (!charset.test(html)) this.error(`${file.fileName}: no <meta charset> to put the policy behind`);
        file.source = html.replace(charset, (found) => `${found}\n    ${meta}`);
      }
    },
  },
});
