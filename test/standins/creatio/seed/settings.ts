import type { Db } from '../db.ts';
import { loc, same } from '../schema/entity.ts';
import type { Cell, Localized } from '../schema/types.ts';
import type { CustomNames } from '../types.ts';
import { guidFrom } from './random.ts';

type Setting = [code: string, caption: Localized, type: 'Boolean' | 'Integer' | 'Text', value: Cell];

/** System settings: shipped ones and the traffic light of product.md a.12 (F85–F87). */
export function seedSettings(db: Db, names: CustomNames) {
  for (const [Code, Name, ValueTypeName, value] of [...shipped, ...trafficLight(names)]) {
    const Id = guidFrom(`setting:${Code}`);
    db.insert('SysSettings', { Id, Code, Name, ValueTypeName, IsPersonal: false, IsCacheable: true });
    const column =
      ValueTypeName === 'Boolean'
        ? 'BooleanValue'
        : ValueTypeName === 'Integer'
          ? 'IntegerValue'
          : 'TextValue';
    db.insert('SysSettingsValue', {
      Id: guidFrom(`settingValue:${Code}`),
      SysSettingsId: Id,
      SysAdminUnitId: guidFrom('user:all'),
      IsDef: true,
      [column]: value,
    });
  }
}

/** Ticked, as at a customer who uses it; thresholds in seconds. Captions as in the guide and its glossary. */
function trafficLight(names: CustomNames): Setting[] {
  return [
    [
      names.lightEnabled,
      loc(
        'Включить / отключить подсветку рамки активного чата',
        'Увімкнути / вимкнути підсвічування рамки активного чату',
        'Turn the active chat frame highlighting on / off',
      ),
      'Boolean',
      true,
    ],
    [
      names.lightYellow,
      loc(
        'Желтая — клиент ожидает на ответ оператора дольше 180 секунд',
        'Жовта — клієнт очікує на відповідь оператора довше 180 секунд',
        'Yellow: the client has been waiting longer than 180 seconds',
      ),
      'Integer',
      180,
    ],
    [
      names.lightRed,
      loc(
        'Красная — клиент ожидает на ответ оператора дольше 360 секунд',
        'Червона — клієнт очікує на відповідь оператора довше 360 секунд',
        'Red: the client has been waiting longer than 360 seconds',
      ),
      'Integer',
      360,
    ],
    [
      names.lightBasis,
      loc(
        'Использовать сообщение агента (оператора) вместо сообщения клиента для отсчета',
        'Використовувати повідомлення агента (оператора) замість повідомлення клієнта для відліку',
        "Count from the agent's message instead of the client's message",
      ),
      'Boolean',
      false,
    ],
  ];
}

const shipped: Setting[] = [
  [
    'SearchNumberLength',
    loc(
      'Количество цифр номера для поиска',
      'Кількість цифр номера для пошуку',
      'Number of digits for search',
    ),
    'Integer',
    7,
  ],
  [
    'InternalNumberLength',
    loc(
      'Максимальная длина внутреннего номера',
      'Максимальна довжина внутрішнього номера',
      'Internal number length',
    ),
    'Integer',
    4,
  ],
  [
    'MaxFileSize',
    loc('Максимальный размер файла', 'Максимальний розмір файлу', 'Attachment max size'),
    'Integer',
    10,
  ],
  [
    'FileExtensionsDenyList',
    loc('Запрещённые расширения файлов', 'Заборонені розширення файлів', 'File extensions DenyList'),
    'Text',
    'exe, dll, bat, cmd, ps1, js, vbs, scr',
  ],
  [
    'WebitelSendActivityNotificationsForMissed',
    loc(
      'Создавать активности по пропущенным чатам',
      'Створювати активності за пропущеними чатами',
      'Create activities for missed chats',
    ),
    'Boolean',
    true,
  ],
  ['EnableWebitelAIChats', same('Enable Webitel AI chats'), 'Boolean', false],
  ['webitelDomain', same('Webitel domain'), 'Text', 'acme'],
];
