import { useId, type ComponentProps, type ReactNode } from 'react';

const BOX = 'w-full rounded-md border border-control-line bg-surface px-2.5 text-base text-ink aria-invalid:border-danger';

interface TextFieldProps extends ComponentProps<'input'> {
  label: string;
  hint?: ReactNode;
}

/** A line to type in, with its name above and a hint below. */
export function TextField({ label, hint, ...input }: TextFieldProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-xs font-medium text-ink-2">{label}</label>
      <input id={id} aria-describedby={hint ? `${id}-hint` : undefined} className={`h-9 ${BOX}`} {...input} />
      {hint && <p id={`${id}-hint`} className="mt-1 text-2xs text-ink-3">{hint}</p>}
    </div>
  );
}

interface TextAreaProps extends ComponentProps<'textarea'> {
  label: string;
}

export function TextArea({ label, ...area }: TextAreaProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-xs font-medium text-ink-2">{label}</label>
      <textarea id={id} rows={3} dir="auto" className={`block resize-y py-1.5 ${BOX}`} {...area} />
    </div>
  );
}

interface SelectFieldProps extends ComponentProps<'select'> {
  label: string;
}

export function SelectField({ label, children, ...select }: SelectFieldProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-xs font-medium text-ink-2">{label}</label>
      <select id={id} className={`h-9 ${BOX}`} {...select}>{children}</select>
    </div>
  );
}
