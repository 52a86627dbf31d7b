import type { Sign } from './sign.ts';
import { ADDRESS_CONFLICT_SIGNS } from './signs/address-conflicts.ts';
import { AFTER_CONNECTING_SIGNS } from './signs/after-connecting.ts';
import { BALANCER_LOG_SIGNS } from './signs/balancer-logs.ts';
import { CAPTURE_SIGNS } from './signs/captures.ts';
import { CONTAINER_SIGNS } from './signs/containers.ts';
import { COURSE_SIGNS } from './signs/course.ts';
import { FAMILY_SIGNS } from './signs/families.ts';
import { FILTER_SIGNS } from './signs/filters.ts';
import { HALF_OPEN_SIGNS } from './signs/half-open.ts';
import { LISTING_ROW_SIGNS } from './signs/listing-rows.ts';
import { LISTING_SIGNS } from './signs/listings.ts';
import { MACHINE_SIGNS } from './signs/machines.ts';
import { NAME_ADDRESS_SIGNS } from './signs/name-addresses.ts';
import { NAME_SIGNS } from './signs/names.ts';
import { PAUSE_SIGNS } from './signs/pauses.ts';
import { NETWORK_POLICY_SIGNS } from './signs/network-policies.ts';
import { PROXY_SIGNS } from './signs/proxies.ts';
import { PUBLISHED_SIGNS } from './signs/published.ts';
import { SERVER_URL_SIGNS } from './signs/server-urls.ts';
import { SERVER_WORD_SIGNS } from './signs/server-words.ts';
import { SERVICE_END_SIGNS } from './signs/service-ends.ts';
import { SETTING_SIGNS } from './signs/settings.ts';
import { SILENT_CLIENT_SIGNS } from './signs/silent-clients.ts';
import { TARGET_ROW_SIGNS } from './signs/target-rows.ts';
import { TARGET_SIGNS } from './signs/targets.ts';
import { TOLD_BESIDE_SIGNS } from './signs/told-beside.ts';
import { TRACED_SIGNS } from './signs/tracers.ts';
import { WAY_OUT_SIGNS } from './signs/way-out.ts';
import { WHEREABOUT_SIGNS } from './signs/whereabouts.ts';

/** Every sign beside a failure that is known. */
export const SIGNS: readonly Sign[] = [
  ...ADDRESS_CONFLICT_SIGNS,
  ...AFTER_CONNECTING_SIGNS,
  ...BALANCER_LOG_SIGNS,
  ...CAPTURE_SIGNS,
  ...CONTAINER_SIGNS,
  ...COURSE_SIGNS,
  ...FAMILY_SIGNS,
  ...FILTER_SIGNS,
  ...HALF_OPEN_SIGNS,
  ...LISTING_ROW_SIGNS,
  ...LISTING_SIGNS,
  ...MACHINE_SIGNS,
  ...NAME_ADDRESS_SIGNS,
  ...NAME_SIGNS,
  ...PAUSE_SIGNS,
  ...NETWORK_POLICY_SIGNS,
  ...PROXY_SIGNS,
  ...PUBLISHED_SIGNS,
  ...SERVER_URL_SIGNS,
  ...SERVER_WORD_SIGNS,
  ...SERVICE_END_SIGNS,
  ...SETTING_SIGNS,
  ...SILENT_CLIENT_SIGNS,
  ...TARGET_ROW_SIGNS,
  ...TARGET_SIGNS,
  ...TOLD_BESIDE_SIGNS,
  ...TRACED_SIGNS,
  ...WAY_OUT_SIGNS,
  ...WHEREABOUT_SIGNS,
];
