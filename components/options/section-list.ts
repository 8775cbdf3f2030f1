/** The sections of the settings page in the order of its contents, which are made of this list too. */
import type { ComponentType } from 'preact';
import type { Key } from '../../lib/i18n/index.ts';
import { PrivacySection } from '../privacy/section.tsx';
import type { IconName } from '../ui/icons.tsx';
import { CrmSection } from './crm-section.tsx';
import { KeysSection } from './keys-section.tsx';
import { LightSection } from './light-section.tsx';
import { MoveSettings } from './move-settings.tsx';
import { NotifySection } from './notify-section.tsx';
import {
  Connection,
  CreatioSite,
  Invitations,
  Looks,
  Report,
  TransferTargets,
  Writing,
} from './sections.tsx';

interface ListedSection {
  id: string;
  title: Key;
  /** In the contents, where it is called otherwise there. */
  short?: Key;
  icon: IconName;
  column: 1 | 2;
  of: ComponentType;
}

export const SECTIONS: readonly ListedSection[] = [
  {
    id: 'connection',
    title: 'options.connection',
    short: 'options.navConnection',
    icon: 'plug',
    column: 1,
    of: Connection,
  },
  { id: 'creatio', title: 'options.creatio', icon: 'lock', column: 1, of: CreatioSite },
  { id: 'crm', title: 'crm.title', icon: 'search', column: 1, of: CrmSection },
  { id: 'light', title: 'options.light', icon: 'light', column: 2, of: LightSection },
  { id: 'transfer', title: 'options.transfer', icon: 'transfer', column: 2, of: TransferTargets },
  { id: 'invitations', title: 'options.invitations', icon: 'check', column: 2, of: Invitations },
  { id: 'notifications', title: 'options.notifications', icon: 'bell', column: 1, of: NotifySection },
  { id: 'language', title: 'options.language', icon: 'globe', column: 2, of: Looks },
  { id: 'composer', title: 'options.composer', icon: 'chat', column: 2, of: Writing },
  { id: 'privacy', title: 'privacy.title', icon: 'lock', column: 2, of: PrivacySection },
  { id: 'move', title: 'move.title', icon: 'transfer', column: 2, of: MoveSettings },
  { id: 'report', title: 'report.title', icon: 'file', column: 2, of: Report },
  { id: 'keys', title: 'keys.title', icon: 'keyboard', column: 2, of: KeysSection },
];
