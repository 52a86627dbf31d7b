import { logDraft } from '../failure/log-draft.ts';
import type { Draft, Parser } from '../model/parser.ts';

// web::10.244.1.5:8080::health_flags::healthy      web::10.244.2.9:8080::health_flags::/failed_active_hc/failed_outlier_check
const HEALTH =
  /^(\S{1,200}?)::((?:\d{1,3}\.){3}\d{1,3}:\d{1,5}|\[[\da-fA-F:.]{2,45}\]:\d{1,5})::health_flags::(healthy|(?:\/\w{3,40}){1,8})$/;
// web::10.244.1.5:8080::cx_connect_fail::12      web::default_priority::max_connections::1024      web::added_via_api::true
const OTHER =
  /^[^\s:]{1,200}(?:::(?:added_via_api|eds_service_name|observability_name|\w{1,20}_priority)|(?:::|\|\|)\S{0,200}::(?:cx_|rq_|hostname|weight|region|zone|sub_zone|canary|priority|success_rate|local_origin|max_|outlier))\S{0,200}$/;
// 10.244.1.5:8080      HEALTHY     OK      outbound|80||web.shop.svc.cluster.local      (istioctl proxy-config endpoints)
const ISTIO =
  /^((?:\d{1,3}\.){3}\d{1,3}:\d{1,5}) {2,}(HEALTHY|UNHEALTHY|DRAINING|DEGRADED|TIMEOUT) {2,}(OK|FAILED) {2,}(\S{1,200})$/;
// ENDPOINT     STATUS     OUTLIER CHECK     CLUSTER
const ISTIO_HEADER = /^ENDPOINT {2,}STATUS {2,}OUTLIER CHECK {2,}CLUSTER$/;

function say(up: boolean, about: string, detail: string | undefined, line: number): readonly Draft[] {
  return [logDraft({ event: up ? 'backend-up' : 'backend-down', about, detail }, [line])];
}

/** Envoy's admin page /clusters, and what istioctl makes of it: which endpoints are healthy. */
export const envoyClusters: Parser = {
  id: 'envoy-clusters',
  marks: [
    '::health_flags::',
    '::added_via_api',
    '::eds_service_name',
    '::observability_name',
    '_priority',
    '::cx_',
    '::rq_',
    '::hostname',
    '::weight',
    '::region',
    '::zone',
    '::sub_zone',
    '::canary',
    '::priority',
    '::success_rate',
    '::local_origin',
    '::max_',
    '::outlier',
    'healthy ok ',
    'healthy failed ',
    'draining ok ',
    'draining failed ',
    'degraded ok ',
    'degraded failed ',
    'timeout ok ',
    'timeout failed ',
    'endpoint status outlier check',
  ],
  line({ text, number }) {
    if (text.includes('::')) {
      const [, cluster = '', host = '', flags = ''] = HEALTH.exec(text) ?? [];
      if (flags === 'healthy') return say(true, `${cluster} ${host}`, undefined, number);
      if (flags !== '') return say(false, `${cluster} ${host}`, flags.slice(1).replaceAll('/', ', '), number);
      return OTHER.test(text) ? [] : undefined;
    }
    const [, host = '', status = '', outlier = '', cluster = ''] = ISTIO.exec(text) ?? [];
    if (status === '') return ISTIO_HEADER.test(text) ? [] : undefined;
    const up = status === 'HEALTHY' && outlier === 'OK';
    return say(up, `${cluster} ${host}`, up ? undefined : `${status}, ${outlier}`, number);
  },
};
