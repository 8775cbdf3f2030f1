/** Icons: 20-px grid, 1.5-px stroke, the text's colour. Decorative: the control around them carries the name. */
import { own } from '../../lib/text/own.ts';
import type { JSX } from 'preact';

const PATHS = {
  chat: 'M4 9.5C4 6.4 6.7 4 10 4s6 2.4 6 5.5-2.7 5.5-6 5.5c-.8 0-1.6-.1-2.3-.4L4.6 16l.8-2.7A5.3 5.3 0 0 1 4 9.5Z',
  end: 'M4 9.5C4 6.4 6.7 4 10 4s6 2.4 6 5.5-2.7 5.5-6 5.5c-.8 0-1.6-.1-2.3-.4L4.6 16l.8-2.7A5.3 5.3 0 0 1 4 9.5ZM8.3 7.8l3.4 3.4M11.7 7.8l-3.4 3.4',
  expand: 'M11.5 4H16v4.5M16 4l-5 5M8.5 16H4v-4.5M4 16l5-5',
  shrink: 'M16.5 3.5 12 8m0-4v4h4M3.5 16.5 8 12m0 4v-4H4',
  close: 'm5 5 10 10M15 5 5 15',
  back: 'm12 5-5 5 5 5',
  more: 'M5 10h.01M10 10h.01M15 10h.01',
  clock: 'M10 4a6 6 0 1 1 0 12a6 6 0 0 1 0-12Zm0 3v3l2 1.5',
  history: 'M4.5 10a5.5 5.5 0 1 0 1.8-4.1M4 3.8V7h3.2M10 7v3.2l2 1.5',
  smile: 'M10 3.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13ZM7.5 8v.01M12.5 8v.01M7 11.5c1.5 2 4.5 2 6 0',
  send: 'M4 4.5 16.5 10 4 15.5l1.5-5.5L4 4.5Zm1.5 5.5H10',
  check: 'm5 10.5 3.2 3L15 6.5',
  alert: 'M10 3.8a6.2 6.2 0 1 1 0 12.4a6.2 6.2 0 0 1 0-12.4ZM10 7v3.5M10 13v.01',
  question:
    'M10 3.8a6.2 6.2 0 1 1 0 12.4a6.2 6.2 0 0 1 0-12.4ZM8.3 8.3a1.7 1.7 0 1 1 2.6 1.5c-.6.4-.9.7-.9 1.3M10 13.2v.01',
  noLink:
    'm4 4 12 12M7.5 7.3A8 8 0 0 0 3.5 9M10 6.5c2.5 0 4.8 1 6.5 2.5M6 11.7a6 6 0 0 1 3.5-1.6M14 11.7l-.5-.4M8.5 14.2c.8-.6 2.2-.6 3 0M10 16.5v.01',
  key: 'M12.5 4.5a3.5 3.5 0 1 1-2.9 5.4L4.5 15v1.5H7V15h1.5v-1.5l1-1',
  lock: 'M6 9h8a1 1 0 0 1 1 1v5a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1v-5a1 1 0 0 1 1-1Zm1 0V7a3 3 0 0 1 6 0v2',
  chevron: 'm6 8 4 4 4-4',
  bot: 'M7 7h6a2 2 0 0 1 2 2v4a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2Zm3 0V4.5M8 10.5v1M12 10.5v1M3.5 10.5v2M16.5 10.5v2',
  file: 'M6 3.5h5l3.5 3.5v9.5h-8.5zM11 3.5V7h3.5',
  attach:
    'm15.5 9.5-5.8 5.8a3.5 3.5 0 0 1-5-5l6-6a2.3 2.3 0 0 1 3.3 3.3l-5.8 5.8a1.1 1.1 0 0 1-1.6-1.6l5.2-5.2',
  image:
    'M5 4h10a1.5 1.5 0 0 1 1.5 1.5v9A1.5 1.5 0 0 1 15 16H5a1.5 1.5 0 0 1-1.5-1.5v-9A1.5 1.5 0 0 1 5 4ZM3.8 14l3.7-4 3 3 2-2 3.7 3.5M12.5 7.3v.01',
  video:
    'M4.5 5.5h7A1.5 1.5 0 0 1 13 7v6a1.5 1.5 0 0 1-1.5 1.5h-7A1.5 1.5 0 0 1 3 13V7a1.5 1.5 0 0 1 1.5-1.5ZM13 9l4-2.5v7L13 11',
  sound: 'M4 8h2.5L10 5v10l-3.5-3H4ZM12.5 7.5a3.5 3.5 0 0 1 0 5M14.5 5.5a6.3 6.3 0 0 1 0 9',
  download: 'M10 4v8.5M6 9l4 4 4-4M4.5 16h11',
  play: 'M7 5v10l8-5Z',
  blocked: 'M10 4a6 6 0 1 1 0 12a6 6 0 0 1 0-12ZM5.8 5.8l8.4 8.4',
  settings:
    'M10 7.5a2.5 2.5 0 1 1 0 5a2.5 2.5 0 0 1 0-5ZM10 3v2M10 15v2M3 10h2M15 10h2M5 5l1.5 1.5M13.5 13.5 15 15M15 5l-1.5 1.5M6.5 13.5 5 15',
  plug: 'M7 3.5V7M13 3.5V7M5.5 7h9v2.5a4.5 4.5 0 0 1-9 0V7ZM10 14v3',
  light:
    'M7.5 3h5a1.5 1.5 0 0 1 1.5 1.5v11a1.5 1.5 0 0 1-1.5 1.5h-5A1.5 1.5 0 0 1 6 15.5v-11A1.5 1.5 0 0 1 7.5 3ZM10 6v.01M10 10v.01M10 14v.01',
  bell: 'M5.5 13.5V9a4.5 4.5 0 0 1 9 0v4.5l1.5 1.5H4l1.5-1.5ZM8.5 17h3M10 3v1.5',
  down: 'M10 4.5v10M5.5 10l4.5 4.5 4.5-4.5',
  plane: 'm3.5 9.8 13-5.3-2.3 11.5-4.2-3-2.2 2.2-.4-3.7 6.4-5.4-7.9 4.6z',
  phone:
    'M6.5 4h2l1 3-1.3 1.2a8 8 0 0 0 3.6 3.6L13 10.5l3 1v2a1.5 1.5 0 0 1-1.6 1.5A10 10 0 0 1 5 5.6 1.5 1.5 0 0 1 6.5 4Z',
  viber:
    'M6.3 4.5h1.8l.9 2.6-1.1 1a6.8 6.8 0 0 0 3 3l1-1.1 2.6.9v1.8a1.3 1.3 0 0 1-1.4 1.3A8.6 8.6 0 0 1 5 6a1.4 1.4 0 0 1 1.3-1.5ZM11.5 4.5a4 4 0 0 1 4 4M11.5 7a1.6 1.6 0 0 1 1.5 1.5',
  whatsapp:
    'M4.2 16l.9-2.9A6.2 6.2 0 1 1 7.5 15.2L4.2 16ZM8 7.5c-.4 1.8 2.4 4.9 4.3 4.7M8 7.5l.9.4.3 1M12.3 12.2l-.5-.9-1-.2',
  keyboard:
    'M4.5 5.5h11A1.5 1.5 0 0 1 17 7v6a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 3 13V7a1.5 1.5 0 0 1 1.5-1.5ZM6 8.5v.01M8.7 8.5v.01M11.3 8.5v.01M14 8.5v.01M7 11.5h6',
  globe:
    'M10 4a6 6 0 1 1 0 12a6 6 0 0 1 0-12ZM4 10h12M10 4c2 2 2.5 4 2.5 6s-.5 4-2.5 6c-2-2-2.5-4-2.5-6s.5-4 2.5-6Z',
  camera:
    'M6.5 4h7A2.5 2.5 0 0 1 16 6.5v7a2.5 2.5 0 0 1-2.5 2.5h-7A2.5 2.5 0 0 1 4 13.5v-7A2.5 2.5 0 0 1 6.5 4ZM10 7.3a2.7 2.7 0 1 1 0 5.4a2.7 2.7 0 0 1 0-5.4ZM13.5 6.5v.01',
  bolt: 'M4 9.5C4 6.4 6.7 4 10 4s6 2.4 6 5.5-2.7 5.5-6 5.5c-.8 0-1.6-.1-2.3-.4L4.6 16l.8-2.7A5.3 5.3 0 0 1 4 9.5ZM7 11l2-2 2 1.5 2-2',
  open: 'M11 4h5v5M16 4l-7 7M8 5H5v10h10v-3',
  transfer: 'M4 7.5h12m-3.5-3.5L16 7.5 12.5 11M16 13.5H4m3.5-3.5L4 13.5 7.5 17',
  search: 'M9 4a5 5 0 1 1 0 10a5 5 0 0 1 0-10Zm3.7 8.7L16.5 16.5',
  scheme:
    'M5.5 8.2a1.8 1.8 0 1 1 0 3.6a1.8 1.8 0 0 1 0-3.6ZM14.5 3.7a1.8 1.8 0 1 1 0 3.6a1.8 1.8 0 0 1 0-3.6ZM14.5 12.7a1.8 1.8 0 1 1 0 3.6a1.8 1.8 0 0 1 0-3.6ZM7.1 9.1l5.8-2.7M7.1 10.9l5.8 2.7',
  person: 'M10 4a3 3 0 1 1 0 6a3 3 0 0 1 0-6ZM4.5 16.5c.3-2.8 2.6-4 5.5-4s5.2 1.2 5.5 4',
  sort: 'M6.5 4v12M6.5 16l-3-3M6.5 16l3-3M11.5 5h5M11.5 9h4M11.5 13h2.5',
  up: 'm6 12 4-4 4 4',
  trash: 'M5 6h10M8.5 6V4.5h3V6M6.5 6l.5 9.5h6l.5-9.5',
  plus: 'M10 4.5v11M4.5 10h11',
  refresh: 'M15.5 9a5.7 5.7 0 0 0-10.3-2.5M4.5 4v3h3M4.5 11a5.7 5.7 0 0 0 10.3 2.5M15.5 16v-3h-3',
  edit: 'm4.5 15.5.7-3.2 7.8-7.8a1.4 1.4 0 0 1 2 0l.5.5a1.4 1.4 0 0 1 0 2l-7.8 7.8-3.2.7Z',
  copy: 'M8 7.5h7.5V15a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1V8.5a1 1 0 0 1 1-1ZM4.5 12.5v-8h8',
} as const;

export type IconName = keyof typeof PATHS;
export const ICON_NAMES = Object.keys(PATHS) as IconName[];

export function Icon({ name, size = 20 }: { name: IconName; size?: number }): JSX.Element {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        stroke-width="1.5"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}

const MESSENGER_ICONS: Record<string, IconName> = {
  telegram: 'plane',
  gotd: 'plane',
  viber: 'viber',
  whatsapp: 'whatsapp',
  infobip_whatsapp: 'whatsapp',
  webchat: 'globe',
  portal: 'globe',
  messenger: 'bolt',
  facebook: 'bolt',
  instagram: 'camera',
};

/** The set of messengers is open: an unknown one gets the general sign. */
export const messengerIcon = (provider: string): IconName => own(MESSENGER_ICONS, provider) ?? 'chat';
