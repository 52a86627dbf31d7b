import { logDraft } from '../failure/log-draft.ts';
import type { BlockReader, Draft, Line, Parser } from '../model/parser.ts';

// # pxname,svname,qcur,...,status,weight,...      # pxname,svname,status,weight      (show stat, cut or whole)
const HEADER = /^# pxname,svname(?:,[\w-]{0,40}){1,200},?$/;
// # be_id be_name srv_id srv_name srv_addr srv_op_state srv_admin_state ...      (show servers state)
const STATE_HEADER = /^# be_id be_name srv_id srv_name srv_addr srv_op_state /;
// 4 web 2 app2 127.0.0.1 0 0 1 1 5 8 2 0 6 0 0 0 - 45191 - 0 0 - - 0
const STATE_ROW = /^\d{1,9} (\S{1,120}) \d{1,9} (\S{1,120}) \S{1,60} ([0-3]) (\d{1,3}) /;
// UP      DOWN      UP 1/3      DOWN 1/2      MAINT      NOLB      no check      OPEN
const STATUS = /^(UP|DOWN|MAINT|NOLB|DRAIN|no check|OPEN|STOP)\b/;

const MOST = 2000;

class StatsReader implements BlockReader {
  readonly #drafts: Draft[] = [];
  #titles: readonly string[] | undefined;
  #states = false;

  read({ text, number }: Line): boolean {
    if (HEADER.test(text)) {
      this.#titles = text.slice(2).split(',');
      return true;
    }
    if (STATE_HEADER.test(text)) {
      this.#states = true;
      return true;
    }
    if (text.trim() === '' || (this.#states && text === '1')) return true;
    return this.#server(text, number) || this.#row(text, number);
  }

  #row(text: string, line: number): boolean {
    const titles = this.#titles;
    const cells = text.split(',');
    if (!titles || cells.length < 3) return false;
    const at = (title: string): string => cells[titles.indexOf(title)] ?? '';
    const status = STATUS.exec(at('status'))?.[1];
    if (at('pxname') === '' || status === undefined) return false;
    const why = [at('check_status'), at('last_chk')].filter((each) => each !== '').join(', ');
    this.#say(at('pxname'), at('svname'), status, why, line);
    return true;
  }

  #server(text: string, line: number): boolean {
    const [, backend = '', server = '', state] = (this.#states && STATE_ROW.exec(text)) || [];
    if (state === undefined) return false;
    this.#say(backend, server, state === '0' ? 'DOWN' : 'UP', '', line);
    return true;
  }

  #say(proxy: string, server: string, status: string, why: string, line: number): void {
    if (this.#drafts.length >= MOST || server === 'FRONTEND') return;
    const detail = why === '' ? {} : { detail: why };
    if (server === 'BACKEND') {
      if (status === 'DOWN') this.#drafts.push(logDraft({ event: 'no-backend', about: proxy }, [line]));
      return;
    }
    const about = `${proxy}/${server}`;
    if (status === 'DOWN') this.#drafts.push(logDraft({ event: 'backend-down', about, ...detail }, [line]));
    else if (status === 'UP') this.#drafts.push(logDraft({ event: 'backend-up', about }, [line]));
  }

  end(): readonly Draft[] {
    return this.#drafts;
  }
}

/** HAProxy's runtime statistics, `show stat` and `show servers state`: which servers are up. */
export const haproxyStats: Parser = {
  id: 'haproxy-stats',
  marks: ['pxname,svname', 'be_id be_name '],
  opens: (line) => HEADER.test(line) || STATE_HEADER.test(line),
  block: () => new StatsReader(),
};
