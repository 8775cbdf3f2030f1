/** How a feature says what may be asked of the worker: a table of names, each with the shape of what is asked and the type of its answer. */
import * as z from 'zod/mini';

z.config({ jitless: true });

/** `code` names a sentence of lib/i18n; `detail` is the technical cause, for «Подробности». */
export interface Refusal {
  ok: false;
  code: string;
  detail?: string;
}

type Done<A> = [unknown] extends [A]
  ? { ok: true; value?: unknown }
  : [A] extends [void]
    ? { ok: true; value?: undefined }
    : { ok: true; value: A };

/** A command's outcome. */
export type CallResult<A = unknown> = Done<A> | Refusal;

/** Of what has no answer of its own. That it could not be done is one too. */
export const doneOf = (
  work: Promise<void>,
  onFault?: (error: unknown, where: string) => void,
): Promise<CallResult> =>
  work.then(
    () => ({ ok: true }),
    (error: unknown) => (onFault?.(error, 'a command'), { ok: false, code: 'internal' }),
  );

/** The answer is the worker's own word, so it needs a type and no shape: what came from outside was parsed where it entered. */
export interface Spec<Shape extends z.core.$ZodShape, Answer> {
  shape: z.ZodMiniObject<Shape>;
  answer?: () => Answer;
}

interface Silent<Shape extends z.core.$ZodShape> extends Spec<Shape, void> {
  answers<Answer>(): Spec<Shape, Answer>;
}

export function command<Shape extends z.core.$ZodShape>(fields: Shape): Silent<Shape> {
  const shape = z.object(fields);
  return { shape, answers: () => ({ shape }) };
}

type AnySpec = { shape: z.ZodMiniType<object>; answer?: () => unknown };
export type Table = Readonly<Record<string, AnySpec>>;

export type Args<S extends AnySpec> = z.infer<S['shape']>;
export type AnswerOf<S> = S extends { answer?: () => infer A } ? A : never;

export type CommandOf<T extends Table> = {
  [K in keyof T & string]: { type: K } & (Record<string, never> extends Args<T[K]> ? unknown : Args<T[K]>);
}[keyof T & string];

/** What a service does for each command of a table; one that answers nothing may return nothing. */
export type Acts<T extends Table> = {
  [K in keyof T]: (
    args: Args<T[K]>,
  ) => Promise<CallResult<AnswerOf<T[K]>> | ([AnswerOf<T[K]>] extends [void] ? void : never)>;
};

/** null: nothing that is in the table. */
export function parseWith(table: Table, raw: unknown): { type: string } | null {
  const { type } = (typeof raw === 'object' && raw !== null ? raw : {}) as { type?: unknown };
  if (typeof type !== 'string' || !Object.hasOwn(table, type)) return null;
  const args = table[type]!.shape.safeParse(raw);
  return args.success ? { type, ...args.data } : null;
}
