import type { Routes } from '../http/routes.ts';
import { STORAGE_ROUTES } from './storage.ts';

/** All REST of protocol §5 that needs a signed-in user. */
export const REST_ROUTES: Routes[] = [STORAGE_ROUTES];
