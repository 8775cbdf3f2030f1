import type { ProcessHandler } from '../types.ts';

export function defaultProcesses(): Map<string, ProcessHandler> {
  return new Map();
}
