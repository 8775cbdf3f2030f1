import { invalidParam } from '../model/failure.ts';
import type { User } from '../model/records.ts';
import type { World } from '../model/world.ts';
import type { Binding } from './hub.ts';

/** What an action gets to work with. */
export interface ActionContext {
  readonly world: World;
  readonly user: User;
  readonly data: Record<string, unknown>;
  readonly socketId: string;
  bind(binding: Binding): void;
  /** Work that other services do once the action is done: its events follow the answer (§9.1). */
  after(work: () => void): void;
}

/** Returns the `data` of the OK answer, or nothing for an answer without `data`; throws a Failure for FAIL. */
export type Action = (context: ActionContext) => object | void;

type Kind = 'string' | 'number' | 'boolean';
interface Kinds {
  string: string;
  number: number;
  boolean: boolean;
}

/** A required field of exactly this JSON type; a string must not be empty. A numeric string is no number (§1.2). */
export function need<K extends Kind>(data: Record<string, unknown>, name: string, kind: K): Kinds[K] {
  const value = data[name];
  if (typeof value !== kind || value === '') throw invalidParam();
  return value as Kinds[K];
}

/** An optional field; absent or of another type gives the fallback. */
export function maybe<K extends Kind>(
  data: Record<string, unknown>,
  name: string,
  kind: K,
  fallback: Kinds[K],
): Kinds[K] {
  const value = data[name];
  return typeof value === kind ? (value as Kinds[K]) : fallback;
}

/** `variables` of a transfer: values are stringified (§3.1). */
export function variablesOf(data: Record<string, unknown>): Record<string, string> {
  const given = data['variables'];
  if (typeof given !== 'object' || given === null) return {};
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]));
}
