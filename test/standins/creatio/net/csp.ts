import type { Context } from '../types.ts';

/** Built-in sources of `CspMode` (creatio.md §2.5); `[AUTHORITY]` is the site's own host. */
const directives = [
  "script-src 'self' 'unsafe-eval' 'unsafe-inline'",
  "script-src-elem 'self' 'unsafe-inline' connect.facebook.net",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data: fonts.gstatic.com",
  "img-src 'self' data: *.creatio.com *.bpmonline.com *.tile.openstreetmap.org",
  "connect-src 'self' *.creatio.com *.bpmonline.com ws://[AUTHORITY] wss://[AUTHORITY]",
  "frame-src 'self' *.creatio.com *.bpmonline.com",
  "media-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "frame-ancestors 'self'",
  "form-action 'self'",
];

export const cspReportPath = '/ServiceModel/CspViolationService.svc/SaveCspViolationData';

/** Security headers of every answer (creatio.md §2.5). */
export function securityHeaders(ctx: Context): Record<string, string> {
  const { framable } = ctx.options;
  const headers: Record<string, string> = {
    ...(!framable && { 'X-Frame-Options': 'SAMEORIGIN' }),
    'X-Content-Type-Options': 'nosniff',
  };
  if (ctx.options.csp === 'off') return headers;
  const authority = new URL(ctx.origin).host;
  const reportUri = new URL(ctx.ws).pathname.replace(/\/$/, '') + cspReportPath;
  const rules = directives.filter((rule) => !framable || !rule.startsWith('frame-ancestors'));
  const policy = [...rules, `report-uri ${reportUri}`].join('; ').replaceAll('[AUTHORITY]', authority);
  const name =
    ctx.options.csp === 'block' ? 'Content-Security-Policy' : 'Content-Security-Policy-Report-Only';
  headers[name] = policy;
  return headers;
}
