// Which scenes make one show. Those of one show share a day; trouble has a day of its own, and ends
// with the operator signed out.
import { changed, framed, question } from './scenes/borders.ts';
import { actions, card, history, keys } from './scenes/crm.ts';
import { accepted, answered, draft, end } from './scenes/conversation.ts';
import { closed, launcher, list, wide } from './scenes/list.ts';
import { classic, dark, found, narrow, options, popup, welcome, writeFirst } from './scenes/places.ts';
import { offline, sessionOver, undelivered } from './scenes/trouble.ts';
import { emoji, files, night, search, templates, transfer } from './scenes/tools.ts';
import { checks, faulty, kinds } from './scenes/news.ts';
import type { Scene } from './show.ts';

export const PROGRAM: readonly (readonly Scene[])[] = [
  [launcher, list, accepted, draft, answered, end, closed, wide, classic],
  [emoji, templates, files, transfer, search, keys, actions, card, changed, history, night],
  [
    narrow,
    popup,
    writeFirst,
    options,
    found,
    dark,
    question,
    framed,
    checks,
    kinds,
    undelivered,
    offline,
    faulty,
    sessionOver,
    welcome,
  ],
];
