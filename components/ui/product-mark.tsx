import type { JSX } from 'preact';

/** A chat bubble with a waiting customer in it. The icons in `public/icon` are this drawing. */
export function ProductMark({ size }: { size: number }): JSX.Element {
  return (
    <svg
      class="product-mark"
      width={size}
      height={size}
      viewBox="0 0 32 32"
      aria-hidden="true"
      focusable="false"
    >
      <rect width="32" height="32" rx="8" fill="#0b57d0" />
      <path
        d="M16 7c-5.500 0-9.500 3.500-9.500 8.200 0 2.200.9 4.200 2.400 5.600L7.600 25c-.2.600.4 1.100 1 .9l4.600-1.900c.9.200 1.800.3 2.800.3 5.500 0 9.500-3.600 9.500-8.600S21.500 7 16 7Z"
        fill="#fff"
      />
      <path d="m16 11.200 4.300 4.300-4.300 4.300-4.300-4.300z" fill="#ffb300" />
    </svg>
  );
}
