import { readdirSync, readFileSync } from 'node:fs';

const build = '.output/chrome-mv3';
const chunk = (name) => readdirSync(`${build}/chunks`).filter((file) => file === `${name}.js`);
/** What the browser loads with the desk's page, before anything is pressed. */
const desk = [...readFileSync(`${build}/desk.html`, 'utf8').matchAll(/(?:src|href)="\/(chunks\/[^"]+)"/g)];

export default [
  { name: 'in every CRM page', path: [`${build}/creatio.js`], limit: '12 kB', gzip: true },
  {
    name: 'all script to an open chat',
    path: [
      `${build}/creatio.js`,
      ...desk.map(([, path]) => `${build}/${path}`),
      ...chunk('ru').map((file) => `${build}/chunks/${file}`),
    ],
    limit: '60 kB',
    gzip: true,
  },
  { name: 'worker', path: `${build}/background.js`, limit: '89 kB', gzip: true },
];
