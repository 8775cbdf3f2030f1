/** The module that a CRM page loads when the desk is first opened: the views, and the way to what is loaded later still. */
import { browser } from 'wxt/browser';
import { wantedLanguage } from '../../components/desk/model.ts';
import { loadTexts } from '../../components/desk/parts.ts';
import { mount as mountDesk, type DeskHandle, type DeskProps } from '../../components/desk/mount.tsx';
import type { TemplatesPanel } from '../../components/desk/templates/panel.tsx';
import type * as CrmTab from '../../lib/creatio/crm-tab.ts';
import type { AskCrm } from '../../lib/creatio/ops.ts';

/** A module's own relative imports would miss the address that changes with each session (`use_dynamic_url`). */
const part = <T>(name: string): Promise<T> =>
  import(/* @vite-ignore */ browser.runtime.getURL(`/${name}.js` as '/background.js')) as Promise<T>;

/** The texts of the page's language come before the views. */
export async function mount(props: DeskProps): Promise<DeskHandle> {
  const crm = async (): Promise<typeof CrmTab> => {
    const tab = await props.loadPart('desk-crm');
    tab.useSettings(() => props.client.view!.settings.creatio);
    return tab;
  };
  await loadTexts(wantedLanguage(props.client.view, props.culture), props.loadPart);
  return mountDesk({
    ...props,
    playerUrl: browser.runtime.getURL('/player.html'),
    loadTemplates: async () =>
      (await part<{ TemplatesPanel: typeof TemplatesPanel }>('desk-templates')).TemplatesPanel,
    crm: {
      origin: location.origin,
      templates: async (names) => (await crm()).templateLookup(names),
      tab: crm,
      ask: (async (...question: Parameters<AskCrm>) => (await crm()).askCrm(...question)) as AskCrm,
    },
  });
}
