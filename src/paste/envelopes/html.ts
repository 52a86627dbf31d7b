import type { Envelope, EnvelopeFamily, Opened } from '../envelope.ts';
import { opened } from './parts/opened.ts';

// Tags that end a line of text; only names that HTML has: `<none>` and `<incomplete>` are words of listings.
const BREAKING =
  'p|br|hr|pre|div|li|ul|ol|tr|td|th|table|tbody|thead|h[1-6]|blockquote|title|body|head|html|center|section|dd|dt';
const INLINE =
  '[abiu]|abbr|em|strong|code|tt|kbd|samp|span|font|small|big|sub|sup|mark|nobr|wbr|img|strike|summary|details';

const ATTRIBUTES = String.raw`(?:\s[^<>]{0,300})?\/?`;
const BREAK = new RegExp(String.raw`<\/?(?:${BREAKING})${ATTRIBUTES}>`, 'gi');
const TAG = new RegExp(String.raw`<\/?(?:${INLINE})${ATTRIBUTES}>`, 'gi');

// &quot;   &#39;   &#x27;
const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,8}\d?));/g;
const NAMED: Readonly<Record<string, string>> = {
  ...{ quot: '"', amp: '&', lt: '<', gt: '>', apos: "'", nbsp: ' ', ensp: ' ', emsp: ' ', thinsp: ' ' },
  ...{ ndash: '–', mdash: '—', hellip: '...', lsquo: "'", rsquo: "'", ldquo: '"', rdquo: '"', sbquo: "'" },
  ...{
    bdquo: '"',
    laquo: '"',
    raquo: '"',
    rarr: '→',
    larr: '←',
    middot: '·',
    bull: '•',
    colon: ':',
    copy: '©',
  },
  ...{ lpar: '(', rpar: ')', lsqb: '[', rsqb: ']', sol: '/', bsol: '\\', num: '#', equals: '=', shy: '' },
};
const HIGHEST = 0x10ffff;

function withoutEntities(text: string): string {
  return text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return code >= 32 && code <= HIGHEST ? String.fromCodePoint(code) : ' ';
  });
}

function open(text: string): Opened | undefined {
  const plain = text.replace(BREAK, '\n').replace(TAG, '');
  return plain === text ? undefined : opened(withoutEntities(plain).split('\n'));
}

const envelopes: readonly Envelope[] = [
  {
    // <p>psql: error: connection to server at &quot;db1&quot; (192.0.2.5), port 5432 failed: Connection refused</p>
    id: 'html/tags',
    sample: ['<p>', '</p>'],
    escape: 'html',
    source: 'documentation: WHATWG HTML, serialised fragments',
    mark: '<',
    open,
  },
  {
    // <pre class="trace"><code>Error: connect ECONNREFUSED 192.0.2.5:5432<br>
    id: 'html/code',
    sample: ['<pre class="trace"><code>', '<br>'],
    escape: 'html',
    source: 'documentation: WHATWG HTML, serialised fragments',
    mark: '<',
    open,
  },
  {
    // &nbsp;psql: error: connection to server at &quot;db1&quot; (192.0.2.5), port 5432 failed: Connection refused
    id: 'html/entities',
    sample: ['&nbsp;', ''],
    escape: 'html',
    source: 'documentation: WHATWG HTML, named character references',
    mark: ';',
    open(text) {
      const plain = withoutEntities(text);
      return plain === text ? undefined : opened([plain]);
    },
  },
];

export const html: EnvelopeFamily = { id: 'html', envelopes };
