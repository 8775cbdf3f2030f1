/** Texts of the emoji picker; they are loaded with it. */
import type { Language } from './language.ts';

const ru = {
  title: 'Эмоджи',
  search: 'Поиск: спасибо, доставка…',
  recent: 'Недавние',
  results: 'Найдено',
  none: 'Ничего не нашлось',
  groups: 'Разделы',
  faces: 'Лица и жесты',
  nature: 'Природа',
  food: 'Еда и напитки',
  travel: 'Праздники и поездки',
  objects: 'Предметы',
  symbols: 'Знаки и сердца',
  flags: 'Флаги',
  tone: 'Тон кожи',
  tone0: 'Обычный',
  tone1: 'Светлый',
  tone2: 'Средне-светлый',
  tone3: 'Средний',
  tone4: 'Средне-тёмный',
  tone5: 'Тёмный',
};
export type EmojiTexts = typeof ru;

const uk: EmojiTexts = {
  title: 'Емодзі',
  search: 'Пошук: дякую, доставка…',
  recent: 'Нещодавні',
  results: 'Знайдено',
  none: 'Нічого не знайдено',
  groups: 'Розділи',
  faces: 'Обличчя й жести',
  nature: 'Природа',
  food: 'Їжа та напої',
  travel: 'Свята й подорожі',
  objects: 'Предмети',
  symbols: 'Знаки й серця',
  flags: 'Прапори',
  tone: 'Тон шкіри',
  tone0: 'Звичайний',
  tone1: 'Світлий',
  tone2: 'Середньо-світлий',
  tone3: 'Середній',
  tone4: 'Середньо-темний',
  tone5: 'Темний',
};

const en: EmojiTexts = {
  title: 'Emoji',
  search: 'Search: thanks, delivery…',
  recent: 'Recent',
  results: 'Found',
  none: 'Nothing found',
  groups: 'Groups',
  faces: 'Faces and gestures',
  nature: 'Nature',
  food: 'Food and drinks',
  travel: 'Celebrations and travel',
  objects: 'Objects',
  symbols: 'Signs and hearts',
  flags: 'Flags',
  tone: 'Skin tone',
  tone0: 'Default',
  tone1: 'Light',
  tone2: 'Medium-light',
  tone3: 'Medium',
  tone4: 'Medium-dark',
  tone5: 'Dark',
};

export const EMOJI_TEXTS: Record<Language, EmojiTexts> = { ru, uk, en };
