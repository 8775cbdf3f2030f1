import { readFileSync } from 'node:fs';

const part = (name: string) => readFileSync(new URL(`./page/${name}`, import.meta.url), 'utf8');

/** The page on which a person plays a customer: one document with its style and script inside. */
export function customerPage(): string {
  return part('customer.html')
    .replace('/* style */', () => part('customer.css') + part('talk.css'))
    .replace('/* texts */', () => part('texts.js'))
    .replace('/* script */', () => part('customer.js'));
}
