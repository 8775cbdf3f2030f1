import { ru } from './ru.ts';
export const uk = ru;
