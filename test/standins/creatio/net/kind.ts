import type { RequestKind } from '../types.ts';

/** Sorts a path into the groups that tests ask about. */
export function kindOf(path: string): RequestKind {
  if (/CspViolationService/i.test(path)) return 'csp';
  if (/\/odata(\/|$)/i.test(path)) return 'odata';
  if (/\/DataService\//i.test(path)) return 'dataservice';
  if (/\/rest\/File(Api)?Service\/|\/img\/entity\//i.test(path)) return 'file';
  if (/\/rest\//i.test(path)) return 'rest';
  if (/\/ServiceModel\/|\/api\/HealthCheck\//i.test(path)) return 'service';
  if (/\/core\/|\/favicon\.ico$/i.test(path)) return 'static';
  return 'page';
}
