/** Icons: 20-px grid, 1.5-px stroke, the text's colour. Decorative: the control around them carries the name. */
import type { JSX } from 'preact';

const PATHS = {
  chat: 'M4 9.500C4 6.400 6.700 4 10 4s6 2.400 6 5.500-2.700 5.500-6 5.500c-.8 0-1.600-.1-2.300-.4L4.600 16l.8-2.700A5.300 5.300 0 0 1 4 9.500Z',
  end: 'M4 9.500C4 6.400 6.700 4 10 4s6 2.400 6 5.500-2.700 5.500-6 5.500c-.8 0-1.600-.1-2.300-.4L4.600 16l.8-2.700A5.300 5.300 0 0 1 4 9.500ZM8.300 7.800l3.400 3.400M11.700 7.800l-3.400 3.400',
  expand: 'M11.500 4H16v4.500M16 4l-5 5M8.500 16H4v-4.500M4 16l5-5',
  shrink: 'M16.500 3.500 12 8m0-4v4h4M3.500 16.500 8 12m0 4v-4H4',
  close: 'm5 5 10 10M15 5 5 15',
  back: 'm12 5-5 5 5 5',
  more: 'M5 10h.01M10 10h.01M15 10h.01',
  clock: 'M10 4a6 6 0 1 1 0 12a6 6 0 0 1 0-12Zm0 3v3l2 1.500',
  send: 'M4 4.500 16.500 10 4 15.500l1.500-5.500L4 4.500Zm1.500 5.500H10',
  check: 'm5 10.500 3.200 3L15 6.500',
  alert: 'M10 3.800a6.200 6.200 0 1 1 0 12.400a6.200 6.200 0 0 1 0-12.400ZM10 7v3.500M10 13v.01',
  question:
    'M10 3.800a6.200 6.200 0 1 1 0 12.400a6.200 6.200 0 0 1 0-12.400ZM8.300 8.300a1.700 1.700 0 1 1 2.600 1.500c-.6.4-.9.7-.9 1.300M10 13.200v.01',
  noLink:
    'm4 4 12 12M7.500 7.300A8 8 0 0 0 3.500 9M10 6.500c2.500 0 4.800 1 6.500 2.500M6 11.700a6 6 0 0 1 3.500-1.600M14 11.700l-.5-.4M8.500 14.200c.8-.6 2.200-.6 3 0M10 16.500v.01',
  key: 'M12.500 4.500a3.500 3.500 0 1 1-2.900 5.400L4.500 15v1.500H7V15h1.500v-1.500l1-1',
  lock: 'M6 9h8a1 1 0 0 1 1 1v5a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1v-5a1 1 0 0 1 1-1Zm1 0V7a3 3 0 0 1 6 0v2',
  chevron: 'm6 8 4 4 4-4',
  bot: 'M7 7h6a2 2 0 0 1 2 2v4a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2Zm3 0V4.500M8 10.500v1M12 10.500v1M3.500 10.500v2M16.500 10.500v2',
  file: 'M6 3.500h5l3.500 3.500v9.500h-8.500zM11 3.500V7h3.500',
  blocked: 'M10 4a6 6 0 1 1 0 12a6 6 0 0 1 0-12ZM5.800 5.800l8.400 8.400',
  settings:
    'M10 7.500a2.500 2.500 0 1 1 0 5a2.500 2.500 0 0 1 0-5ZM10 3v2M10 15v2M3 10h2M15 10h2M5 5l1.500 1.500M13.500 13.500 15 15M15 5l-1.500 1.500M6.500 13.500 5 15',
  plug: 'M7 3.500V7M13 3.500V7M5.500 7h9v2.500a4.500 4.500 0 0 1-9 0V7ZM10 14v3',
  light:
    'M7.500 3h5a1.500 1.500 0 0 1 1.500 1.500v11a1.500 1.500 0 0 1-1.500 1.500h-5A1.500 1.500 0 0 1 6 15.500v-11A1.500 1.500 0 0 1 7.500 3ZM10 6v.01M10 10v.01M10 14v.01',
  down: 'M10 4.500v10M5.500 10l4.500 4.500 4.500-4.500',
  plane: 'm3.500 9.800 13-5.300-2.300 11.500-4.200-3-2.200 2.200-.4-3.700 6.400-5.400-7.900 4.600z',
  phone:
    'M6.500 4h2l1 3-1.300 1.200a8 8 0 0 0 3.600 3.600L13 10.500l3 1v2a1.500 1.500 0 0 1-1.600 1.500A10 10 0 0 1 5 5.600 1.500 1.500 0 0 1 6.500 4Z',
  viber:
    'M6.3 4.5h1.8l.9 2.6-1.1 1a6.8 6.8 0 0 0 3 3l1-1.1 2.6.9v1.8a1.3 1.3 0 0 1-1.4 1.3A8.6 8.6 0 0 1 5 6a1.4 1.4 0 0 1 1.300-1.500ZM11.500 4.500a4 4 0 0 1 4 4M11.500 7a1.600 1.600 0 0 1 1.500 1.500',
  whatsapp:
    'M4.200 16l.9-2.900A6.200 6.200 0 1 1 7.500 15.200L4.200 16ZM8 7.500c-.4 1.800 2.400 4.900 4.300 4.700M8 7.500l.9.400.3 1M12.300 12.200l-.5-.9-1-.2',
  globe:
    'M10 4a6 6 0 1 1 0 12a6 6 0 0 1 0-12ZM4 10h12M10 4c2 2 2.500 4 2.500 6s-.5 4-2.500 6c-2-2-2.500-4-2.500-6s.5-4 2.500-6Z',
  camera:
    'M6.500 4h7A2.500 2.500 0 0 1 16 6.500v7a2.500 2.500 0 0 1-2.500 2.500h-7A2.500 2.500 0 0 1 4 13.500v-7A2.500 2.500 0 0 1 6.500 4ZM10 7.300a2.700 2.700 0 1 1 0 5.400a2.700 2.700 0 0 1 0-5.400ZM13.500 6.500v.01',
  bolt: 'M4 9.500C4 6.400 6.700 4 10 4s6 2.400 6 5.500-2.700 5.500-6 5.500c-.8 0-1.600-.1-2.300-.4L4.600 16l.8-2.700A5.300 5.300 0 0 1 4 9.500ZM7 11l2-2 2 1.500 2-2',
  open: 'M11 4h5v5M16 4l-7 7M8 5H5v10h10v-3',
  trash: 'M5 6h10M8.500 6V4.500h3V6M6.500 6l.5 9.500h6l.5-9.500',
} as const;

export type IconName = keyof typeof PATHS;

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
export const messengerIcon = (provider: string): IconName => MESSENGER_ICONS[provider] ?? 'chat';
