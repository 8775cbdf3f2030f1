/** Buttons and fields: the same boxes, states and focus everywhere. */
import type { ComponentChildren, JSX, Ref } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { Icon, type IconName } from './icons.tsx';

export type ButtonKind = 'primary' | 'outline' | 'quiet' | 'danger' | 'link';

interface ButtonProps extends Omit<JSX.IntrinsicElements['button'], 'icon' | 'ref' | 'loading'> {
  kind?: ButtonKind;
  icon?: IconName;
  /** The label stays, a spinner takes the icon's place, presses do nothing. */
  busy?: boolean;
  buttonRef?: Ref<HTMLButtonElement>;
}

export function Button({
  kind = 'outline',
  icon,
  busy,
  children,
  buttonRef,
  ...rest
}: ButtonProps): JSX.Element {
  return (
    <button
      type="button"
      class={`button ${kind}`}
      aria-busy={busy || undefined}
      ref={buttonRef}
      {...rest}
      disabled={rest.disabled || busy}
    >
      {busy ? <span class="spinner" aria-hidden="true" /> : icon && <Icon name={icon} size={16} />}
      {children}
    </button>
  );
}

interface IconButtonProps extends Omit<JSX.IntrinsicElements['button'], 'icon' | 'ref'> {
  icon: IconName;
  label: string;
  buttonRef?: Ref<HTMLButtonElement>;
}

export function IconButton({ icon, label, buttonRef, ...rest }: IconButtonProps): JSX.Element {
  return (
    <button type="button" class="icon-button" aria-label={label} title={label} ref={buttonRef} {...rest}>
      <Icon name={icon} />
    </button>
  );
}

interface FieldProps {
  label: string;
  value: string;
  onValue: (value: string) => void;
  type?: 'text' | 'password' | 'url' | 'number';
  /** A sentence; makes the field invalid. */
  error?: string | undefined;
  hint?: string | undefined;
  disabled?: boolean;
  readonly?: boolean;
  autocomplete?: 'off' | 'username' | 'current-password' | 'one-time-code' | 'url' | 'organization';
  inputRef?: Ref<HTMLInputElement>;
  onEnter?: () => void;
  placeholder?: string;
  min?: number;
}

export function Field({
  label,
  value,
  onValue,
  type = 'text',
  error,
  hint,
  onEnter,
  inputRef,
  ...rest
}: FieldProps): JSX.Element {
  const id = useId();
  const note = error ?? hint;
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <input
        id={id}
        ref={inputRef}
        // Preact's types tie roles to literal types; the union is as safe.
        {...({ type } as { type: 'text' })}
        value={value}
        spellcheck={false}
        aria-invalid={error ? true : undefined}
        aria-describedby={note ? `${id}-note` : undefined}
        onInput={(event) => onValue(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && onEnter?.()}
        {...rest}
      />
      {note && (
        <p class={error ? 'field-error' : 'field-hint'} id={`${id}-note`}>
          {note}
        </p>
      )}
    </div>
  );
}

interface SearchFieldProps extends Omit<
  JSX.IntrinsicElements['input'],
  'label' | 'size' | 'ref' | 'onInput'
> {
  label: string;
  onText: (text: string) => void;
  /** As in a dialog. */
  large?: boolean;
  /** The cursor goes into it as soon as it is there, before the next key: it was asked for, and a letter must not go elsewhere. */
  takesFocus?: boolean;
  inputRef?: Ref<HTMLInputElement>;
  value?: string;
  defaultValue?: string;
  maxLength?: number;
  /** But Esc while there are words: it empties the field, and does nothing else then. */
  onKeyDown?: (event: KeyboardEvent) => void;
  'data-autofocus'?: boolean;
  'aria-controls'?: string;
  'aria-activedescendant'?: string | undefined;
  children?: ComponentChildren;
}

export function SearchField({
  label,
  onText,
  large = false,
  takesFocus = false,
  inputRef,
  onKeyDown,
  children,
  ...rest
}: SearchFieldProps): JSX.Element {
  const box = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    if (takesFocus) box.current!.querySelector('input')!.focus({ preventScroll: true });
  }, []);
  return (
    <span class={large ? 'search-field large' : 'search-field'} ref={box}>
      <Icon name="search" size={16} />
      <input
        class="input"
        type="search"
        autocomplete="off"
        spellcheck={false}
        aria-label={label}
        placeholder={label}
        ref={inputRef}
        onInput={(event) => onText(event.currentTarget.value)}
        onKeyDown={(event) => {
          const input = event.currentTarget;
          if (event.key !== 'Escape' || !input.value) return onKeyDown?.(event);
          event.preventDefault();
          event.stopPropagation();
          onText((input.value = ''));
        }}
        {...(rest as object)}
      />
      {children}
    </span>
  );
}

interface CheckboxProps {
  label: string;
  checked: boolean;
  onChecked: (checked: boolean) => void;
  disabled?: boolean;
  hint?: string | undefined;
}

export function Checkbox({ label, checked, onChecked, disabled, hint }: CheckboxProps): JSX.Element {
  return (
    <label class="checkbox">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChecked(event.currentTarget.checked)}
      />
      <span>
        {label}
        {hint && <span class="field-hint"> {hint}</span>}
      </span>
    </label>
  );
}

interface EmptyProps {
  icon: IconName;
  tone?: 'plain' | 'amber' | 'red';
  title: string;
  children?: ComponentChildren;
  action?: ComponentChildren;
}

export function Empty({ icon, tone = 'plain', title, children, action }: EmptyProps): JSX.Element {
  return (
    <div class="empty">
      <span class={`empty-icon ${tone}`}>
        <Icon name={icon} />
      </span>
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {action}
    </div>
  );
}
