import type { Context } from '../types.ts';
import type { CaptionKey } from './captions.ts';
import type { IconName } from './icons.ts';

export interface Section {
  caption: CaptionKey;
  icon: IconName;
  /** Hash in the Freedom shell, without `#`. */
  freedom: string;
  /** Hash in Classic, without `#`; `null` when Classic does not show the section. */
  classic: string | null;
}

/** Left menu of the workplace «Контакт центр». */
export function sectionsOf(ctx: Context): Section[] {
  const chat = ctx.options.names.chat;
  const sections: (Section | null)[] = [
    { caption: 'desktop', icon: 'home', freedom: 'Desktop', classic: null },
    section('contacts', 'user', 'Contacts_ListPage', 'ContactSectionV2'),
    section('accounts', 'briefcase', 'Accounts_ListPage', 'AccountSectionV2'),
    section('cases', 'flag', 'Cases_ListPage', 'CaseSection'),
    chat ? section('chats', 'chat', `${chat}_ListPage`, `${chat}Section`) : null,
    section('activities', 'calendar', 'Tasks_ListPage', 'ActivitySectionV2'),
    section('mailings', 'mail', 'EmailTemplates_ListPage', 'EmailTemplateSectionV2'),
    section('knowledge', 'book', 'KnowledgeBase_ListPage', 'KnowledgeBaseSectionV2'),
    { caption: 'dashboards', icon: 'grid', freedom: 'Page/Dashboards', classic: 'HomePage/' },
  ];
  return sections.filter((item) => item !== null);
}

function section(caption: CaptionKey, icon: IconName, freedom: string, classic: string): Section {
  return { caption, icon, freedom: `Section/${freedom}`, classic: `SectionModuleV2/${classic}/` };
}
