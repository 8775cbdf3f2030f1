/**
 * Preact as the desk's late parts get it. A content script's module reaches another one only through the runtime's own address, so
 * the parts cannot import from this one; two copies of Preact would not understand each other. Only our own isolated world sees this.
 */
import { batch, computed, effect, signal, useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { createContext, Fragment } from 'preact';
import { useContext, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { jsx, jsxs } from 'preact/jsx-runtime';

const runtime = {
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
};

export type DeskGlobal = typeof globalThis & { webitelDeskRuntime?: typeof runtime };

export function shareRuntime(): void {
  (globalThis as DeskGlobal).webitelDeskRuntime = runtime;
}
