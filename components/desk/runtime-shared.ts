/** Stands for every Preact package in the desk's late parts: see runtime.ts. */
import type { DeskGlobal } from './runtime.ts';

export const {
  batch,
  computed,
  createContext,
  effect,
  Fragment,
  jsx,
  jsxs,
  signal,
  useComputed,
  useContext,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useSignal,
  useSignalEffect,
  useState,
} = (globalThis as DeskGlobal).webitelDeskRuntime!;
