// The album: one page with all pictures, by language, that needs nothing but the files beside it.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Language } from '../../lib/i18n/language.ts';
import type { Picture } from './show.ts';

const TITLES: Record<Language, string> = { ru: 'Русский', uk: 'Українська', en: 'English' };
const STYLE = join(import.meta.dirname, 'album.css');

export async function writeAlbum(file: string, pictures: readonly Picture[]): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, albumPage(pictures, await readFile(STYLE, 'utf8')));
}

export function albumPage(pictures: readonly Picture[], style: string): string {
  const languages = (Object.keys(TITLES) as Language[]).filter((language) =>
    pictures.some((picture) => picture.language === language),
  );
  const links = languages.map(
    (language) => `<a href="#${language}" lang="${language}">${TITLES[language]}</a>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Webitel Desk for Creatio: a tour</title>
<style>
${style}</style>
</head>
<body>
<header>
<h1>Webitel Desk for Creatio</h1>
<p>The extension at work on stand-ins of both servers. Every picture was taken after real clicks and keys.</p>
<nav aria-label="Languages">${links.join('')}</nav>
</header>
<main>
${languages.map((language) => section(language, pictures)).join('\n')}
</main>
</body>
</html>
`;
}

function section(language: Language, pictures: readonly Picture[]): string {
  const figures = pictures.filter((picture) => picture.language === language).map(figure);
  return `<section id="${language}" lang="${language}" aria-labelledby="title-${language}">
<h2 id="title-${language}">${TITLES[language]}</h2>
<div class="pictures">
${figures.join('\n')}
</div>
</section>`;
}

function figure({ name, file, caption, width, height }: Picture): string {
  const kind = width < 600 ? ' class="small"' : '';
  return `<figure${kind} id="${escape(file.replace(/\.png$/, ''))}">
<a href="${escape(file)}"><img src="${escape(file)}" width="${width}" height="${height}" loading="lazy" alt="${escape(caption)}"></a>
<figcaption><b>${escape(name)}</b>${escape(caption)}</figcaption>
</figure>`;
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign]!);
