/** Outline icons on a 20-px grid, drawn for this stand-in. */
const shapes = {
  menu: '<path d="M3 5.5h14M3 10h14M3 14.5h14"/>',
  plus: '<path d="M10 3.5v13M3.5 10h13"/>',
  search: '<circle cx="9" cy="9" r="5.5"/><path d="m13.2 13.2 3.8 3.8"/>',
  home: '<path d="M3.5 9 10 3.5 16.5 9v7.5h-4.5v-5H8v5H3.5z"/>',
  user: '<circle cx="10" cy="6.5" r="3.2"/><path d="M4 17c.3-3.4 2.6-5.2 6-5.2s5.7 1.8 6 5.2"/>',
  briefcase:
    '<rect x="2.8" y="6.5" width="14.4" height="10" rx="1.6"/><path d="M7 6.500V4h6v2.500M2.800 11h14.400"/>',
  flag: '<path d="M4.500 17.500v-14M4.500 4h11l-2.300 3.800 2.300 3.700h-11"/>',
  chat: '<path d="M10 3.200c4 0 7 2.600 7 6s-3 6-7 6c-.9 0-1.800-.1-2.600-.4L3.800 16.500l1-3C3.700 12.400 3 10.900 3 9.200c0-3.400 3-6 7-6z"/>',
  calendar:
    '<rect x="3" y="4.500" width="14" height="12.500" rx="1.800"/><path d="M3 8.500h14M7 2.800v3M13 2.800v3"/>',
  mail: '<rect x="2.800" y="4.500" width="14.400" height="11" rx="1.600"/><path d="m3.200 5.500 6.800 5.300 6.800-5.300"/>',
  book: '<path d="M10 5.500C8.500 4.200 6 3.800 3 4v11.500c3-.2 5.500.2 7 1.500 1.500-1.300 4-1.700 7-1.500V4c-3-.2-5.500.2-7 1.500zM10 5.500V17"/>',
  grid: '<rect x="3" y="3" width="5.800" height="5.800" rx="1.200"/><rect x="11.200" y="3" width="5.800" height="5.800" rx="1.200"/><rect x="3" y="11.200" width="5.800" height="5.800" rx="1.200"/><rect x="11.200" y="11.200" width="5.800" height="5.800" rx="1.200"/>',
  phone:
    '<path d="M6.600 3.200 8.500 7 6.900 8.600c.9 2 2.500 3.600 4.500 4.500l1.600-1.600 3.800 1.900c0 2-1.300 3.600-3.300 3.600C8 17 3 12 3 6.500c0-2 1.600-3.300 3.600-3.300z"/>',
  bell: '<path d="M4.500 14.500h11l-1.500-2.300V8.500c0-2.500-1.600-4.300-4-4.300s-4 1.800-4 4.300v3.700zM8.300 17h3.400"/>',
  help: '<circle cx="10" cy="10" r="7"/><path d="M7.900 8.200c0-1.300.9-2.100 2.100-2.100s2.100.8 2.100 2c0 1.500-2.100 1.700-2.100 3.300M10 13.900v.1"/>',
  gear: '<circle cx="10" cy="10" r="2.800"/><path d="M10 2.500v2.200M10 15.300v2.200M2.500 10h2.200M15.300 10h2.200M4.700 4.700l1.600 1.600M13.700 13.700l1.600 1.600M4.700 15.300l1.600-1.600M13.700 6.300l1.600-1.600"/>',
  chevronDown: '<path d="m5.500 7.800 4.500 4.500 4.500-4.500"/>',
  chevronLeft: '<path d="M12.300 4.500 6.800 10l5.500 5.500"/>',
  list: '<path d="M3 5h14M3 10h14M3 15h14"/>',
  flow: '<circle cx="5" cy="10" r="2"/><circle cx="15" cy="5" r="2"/><circle cx="15" cy="15" r="2"/><path d="m6.800 9.100 6.400-3.200M6.800 10.900l6.400 3.200"/>',
  close: '<path d="m5 5 10 10M15 5 5 15"/>',
  file: '<path d="M5.500 2.800h6l3.500 3.500v11h-9.500zM11.500 2.800v3.500H15"/>',
};

export type IconName = keyof typeof shapes;

/** SVG of an icon that takes the colour of its text. */
export function icon(name: IconName, size = 20): string {
  return (
    `<svg width="${size}" height="${size}" viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="1.5" ` +
    `stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${shapes[name]}</svg>`
  );
}
