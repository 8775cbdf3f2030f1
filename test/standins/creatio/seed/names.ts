/** A pool of people: how names of one language are made. */
export interface NamePool {
  female: readonly string[];
  male: readonly string[];
  /** Family names, feminine and masculine forms. */
  families: readonly (readonly [string, string])[];
  /** Patronymics; empty for languages without them. */
  patronymics: readonly (readonly [string, string])[];
}

const same = (...names: string[]) => names.map((name) => [name, name] as const);

export const ukrainian: NamePool = {
  female: [
    'Олена',
    'Ірина',
    'Оксана',
    'Тетяна',
    'Наталія',
    'Марина',
    'Юлія',
    'Софія',
    'Галина',
    'Ярина',
    'Зоряна',
    'Катерина',
  ],
  male: [
    'Дмитро',
    'Андрій',
    'Олександр',
    'Сергій',
    'Тарас',
    'Богдан',
    'Ігор',
    'Микола',
    'Остап',
    'Юрій',
    'Ростислав',
    'Павло',
  ],
  families: [
    ...same(
      'Шевченко',
      'Бондаренко',
      'Ткаченко',
      'Коваль',
      'Мельник',
      'Гнатюк',
      'Савчук',
      'Лисенко',
      'Мороз',
      'Кравець',
      'Дяченко',
      'Крамаренко',
      'Пилипенко',
      'Гончар',
    ),
    ['Левицька', 'Левицький'],
    ['Яворська', 'Яворський'],
    ['Хмельницька', 'Хмельницький'],
  ],
  patronymics: [],
};

export const russian: NamePool = {
  female: ['Анна', 'Екатерина', 'Светлана', 'Людмила', 'Вероника', 'Алина', 'Надежда', 'Полина', 'Евгения'],
  male: ['Иван', 'Алексей', 'Максим', 'Виктор', 'Кирилл', 'Артём', 'Роман', 'Николай', 'Станислав'],
  families: [
    ['Соколова', 'Соколов'],
    ['Морозова', 'Морозов'],
    ['Волкова', 'Волков'],
    ['Кузнецова', 'Кузнецов'],
    ['Орлова', 'Орлов'],
    ['Никитина', 'Никитин'],
    ['Белая', 'Белый'],
    ...same('Войтенко', 'Черных', 'Гринь'),
  ],
  patronymics: [
    ['Сергеевна', 'Сергеевич'],
    ['Ивановна', 'Иванович'],
    ['Дмитриевна', 'Дмитриевич'],
    ['Павловна', 'Павлович'],
    ['Андреевна', 'Андреевич'],
  ],
};

export const latin: NamePool = {
  female: ['Emma', 'Sophie', 'Olivia', 'Aylin', 'Marta', 'Zofia', 'Ingrid', 'Chloé'],
  male: ['James', 'Oliver', 'Mehmet', 'Lukas', 'Piotr', 'Henrik', 'José', 'Liam'],
  families: same(
    'Fischer',
    "O'Brien",
    'Nowak',
    'Yılmaz',
    'Lindström',
    'Hughes',
    'García',
    'Müller',
    'van Dijk',
    'Smith',
  ),
  patronymics: [],
};
