import type { Envelope, EnvelopeFamily } from '../envelope.ts';
import { opens } from './parts/prefix.ts';

const envelopes: readonly Envelope[] = [
  {
    // > M> > connect ECONNREFUSED 192.0.2.5:5432      >> connect ...      > > > connect ...
    id: 'mail-quotes/nested',
    sample: ['> M> > ', ''],
    source:
      'documentation: RFC 3676 section 4.5, quotes of quotes; initials as supercite and older mailers write them',
    mark: '>',
    open: opens(/^\s{0,4}>(?:[ \t]{0,2}[A-Z]{0,3}>){1,12}[ \t]?(?=\S)/),
  },
  {
    // JD> connect ECONNREFUSED 192.0.2.5:5432
    id: 'mail-quotes/initials',
    sample: ['JD> ', ''],
    source: 'documentation: GNU Emacs supercite manual, attributions',
    mark: '> ',
    // PS> and SQL> are prompts.
    open: opens(/^\s{0,4}(?!PS>|SQL>|DB>)[A-Z]{1,3}> (?=\S)/),
  },
  {
    // > connect ECONNREFUSED 192.0.2.5:5432
    id: 'mail-quotes/quote',
    sample: ['> ', ''],
    source: 'documentation: RFC 3676 section 4.5; CommonMark 0.31.2 section 5.1',
    mark: '>',
    open: opens(/^\s{0,4}>[ \t]{0,4}(?=\S)/),
  },
  {
    // | connect ECONNREFUSED 192.0.2.5:5432
    id: 'mail-quotes/bar',
    sample: ['| ', ''],
    source: 'documentation: Mutt manual, quote_regexp: ^([ \\t]*[|>:}#])+',
    mark: '| ',
    // A row of a table has more of them.
    open: opens(/^\s{0,4}\| (?=[^|]{1,4000}$)/),
  },
];

export const mailQuotes: EnvelopeFamily = { id: 'mail-quotes', envelopes };
