import type { Sign } from './sign.ts';
import { AFTER_CONNECTING_SIGNS } from './signs/after-connecting.ts';
import { CAPTURE_SIGNS } from './signs/captures.ts';
import { CONTAINER_SIGNS } from './signs/containers.ts';
import { COURSE_SIGNS } from './signs/course.ts';
import { FILTER_SIGNS } from './signs/filters.ts';
import { NAME_SIGNS } from './signs/names.ts';
import { PROXY_SIGNS } from './signs/proxies.ts';
import { SERVICE_END_SIGNS } from './signs/service-ends.ts';
import { TARGET_SIGNS } from './signs/targets.ts';

/** Every sign beside a failure that is known. */
export const SIGNS: readonly Sign[] = [
  ...AFTER_CONNECTING_SIGNS,
  ...CAPTURE_SIGNS,
  ...CONTAINER_SIGNS,
  ...COURSE_SIGNS,
  ...FILTER_SIGNS,
  ...NAME_SIGNS,
  ...PROXY_SIGNS,
  ...SERVICE_END_SIGNS,
  ...TARGET_SIGNS,
];
