import { sendEmpty } from './net/http.ts';
import type { Exchange } from './types.ts';

export async function apiRoute(x: Exchange): Promise<void> {
  sendEmpty(x, 404);
}
