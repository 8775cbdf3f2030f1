import { ru } from './ru.ts';
export const en = ru;
