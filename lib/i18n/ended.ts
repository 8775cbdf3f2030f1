/** Why nobody is signed in any more: on the extension's pages, and in the desk, where it is loaded when it is so. */
import { late } from './late.ts';

export const ENDED_WORDS = late({
  'ended.http': [
    'Вход завершён: связь с этим сервером не зашифрована (http), а это запрещено. Войдите по адресу с https, его знает администратор.',
    "Вхід завершено: зв'язок із цим сервером не зашифровано (http), а це заборонено. Увійдіть за адресою з https, її знає адміністратор.",
    'You were signed out: the connection to that server is not encrypted (http), and that is forbidden. Sign in at an https address; the administrator knows it.',
  ],
});
