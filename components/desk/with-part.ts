import type { DeskModel } from './model.ts';

/** Hands a late part over as soon as it is here; that it cannot come any more is told. */
export function withPart<P>(desk: DeskModel, loading: Promise<P>, use: (part: P) => void): void {
  void desk.late(loading).then((part) => part && use(part));
}
