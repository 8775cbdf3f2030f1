import { seedIds } from '../seed/hero.ts';
import type { Context } from '../types.ts';
import { captionsFor } from './captions.ts';
import { scriptJson } from './html.ts';
import { icon } from './icons.ts';

export const coreVersion = '8.2.2.1859';

/** Whether a culture is written from right to left. */
export function direction(ctx: Context): 'rtl' | 'ltr' {
  return ctx.options.culture === 'ar-SA' ? 'rtl' : 'ltr';
}

/** The operator as the chrome shows them. */
export function operator(ctx: Context) {
  const name = String(ctx.db.get('Contact', seedIds.operator)?.['Name'] ?? 'Supervisor');
  const initials = name
    .split(' ')
    .slice(0, 2)
    .map((word) => word.charAt(0))
    .join('');
  return { name, initials, contactId: seedIds.operator };
}

/** What the page's own scripts need to know, as a data block. */
export function configBlock(ctx: Context, ui: 'freedom' | 'classic'): string {
  const { culture, inertMs, names, pageGlobals, prefix, vdir, chatTab, contactActions } = ctx.options;
  const config = {
    ui,
    culture,
    inertMs,
    pageGlobals,
    rootPath: vdir,
    basePath: vdir + prefix,
    baseUrl: ctx.ws,
    rootUrl: `${ctx.root}/`,
    coreVersion,
    chat: names.chat,
    chatTab,
    contactActions,
    user: operator(ctx),
    captions: captionsFor(culture),
    icons: { back: icon('chevronLeft'), file: icon('file'), close: icon('close') },
  };
  return `<script type="application/json" id="standinConfig">${scriptJson(config)}</script>`;
}

/** Script tag whose data attributes tell the base address and version (creatio.md §2.1). */
export function bootstrapScript(ctx: Context, entry: string): string {
  return (
    `<script data-loadbootstrap="${entry}" data-baseurl="${ctx.ws}" data-7x-core-baseurl="${ctx.root}/" ` +
    `data-version="${coreVersion}" data-clientscriptendpointprefix="api/ClientScript" src="${asset(ctx, 'traps.js')}"></script>`
  );
}

export function asset(ctx: Context, name: string): string {
  return `${ctx.options.vdir}/core/${name}`;
}
