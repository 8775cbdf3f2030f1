/**
 * One part of the worker, with one life. The worker goes through the list of all services and calls a hook of each behind a catch: an
 * exception of one reaches neither the others nor what made the change.
 */
import type { DeskView } from '../bridge/view.ts';
import type { DeskDb } from '../storage/db.ts';

export interface Snapshot {
  /** The steady clock, ms, when it was asked for. */
  askedAt: number;
  /** Chats that the server listed. */
  present: string[];
  /** It listed all there are. */
  complete: boolean;
}

export interface Service {
  /** Another operator, or nobody: what was begun in this one's name ends. @param account whose data were in use; null: nobody's */
  stop?(account: string | null): Promise<void> | void;
  /** Takes over an operator's data, or none. */
  use?(db: DeskDb | null): Promise<void>;
  /** It looks at the chats when it takes over its own: those are taken over first. */
  readonly needsChats?: true;
  /** The operator's data are in use. */
  onAccount?(account: string): Promise<void> | void;
  /** The disk takes what it is given again. */
  onRoom?(): void;
  /** Something has changed that anybody may look at. */
  update?(): void;
  /** A CRM's page has come. */
  onCrmTab?(tabId: number): Promise<void> | void;
  /** The chats were read anew. */
  onSynced?(snapshot: Snapshot): Promise<void> | void;
  /** Twice a minute while somebody is signed in. */
  onBeat?(): void;
  /** Its part of what the views see. What did not change stays the same object: patches compare by identity. */
  project?(): Partial<DeskView>;
  /** What it does for commands of a view. */
  readonly acts?: object;
}

type Fault = (error: unknown, where: string) => void;

/** In the order of the list. Resolves when all have done it; never rejects. */
export async function tellEach<T extends object>(
  services: T,
  tell: (service: Service) => unknown,
  fault: Fault,
): Promise<void> {
  const waiting = Object.entries(services as Record<string, Service>).map(async ([name, service]) => {
    try {
      await tell(service);
    } catch (error) {
      fault(error, name);
    }
  });
  await Promise.all(waiting);
}

type Union<S, Key extends PropertyKey> = {
  [K in keyof S]: S[K] extends Record<Key, infer V> ? V : never;
}[keyof S];
type Intersection<U> = (U extends unknown ? (u: U) => void : never) extends (i: infer I) => void ? I : never;

/** All acts of a list of services. */
export type JoinedActs<S> = Intersection<Union<S, 'acts'>>;

export const joinActs = <S extends object>(services: S): JoinedActs<S> =>
  Object.assign({}, ...Object.values(services).map((one: Service) => one.acts)) as JoinedActs<S>;

type Projections<S> = Union<S, 'project'>;
/** What a list of services shows to the views. */
export type JoinedView<S> = Intersection<
  Projections<S> extends infer P ? (P extends () => infer V ? V : never) : never
>;

/** @returns puts the services' parts together; of one that cannot tell its own, the last one stands */
export function projector<S extends object>(services: S, fault: Fault): () => JoinedView<S> {
  const last = new Map<string, Partial<DeskView>>();
  return () => {
    for (const [name, service] of Object.entries(services as Record<string, Service>)) {
      try {
        if (service.project) last.set(name, service.project());
      } catch (error) {
        fault(error, name);
      }
    }
    return Object.assign({}, ...last.values()) as JoinedView<S>;
  };
}
