// Tabs of Classic UI: a list without roles, the open one known by its class (creatio.md §2.2).
import { h } from './dom.js';

/** `tabs`: what each is called, its marker, and what opens with it. */
export function tabStrip(name, tabs) {
  const strip = h('ul', { class: `ts-tabpanel-items ${name}` });
  for (const { caption, marker, open } of tabs) {
    const choose = () => {
      for (const other of strip.children) other.classList.toggle('ts-tabpanel-selected', other === tab);
      open();
    };
    const tab = h('li', { 'data-item-marker': marker, title: caption, onclick: choose }, caption);
    strip.append(tab);
  }
  return strip;
}
