import { useId, type ComponentProps } from 'react';

interface FieldProps extends ComponentProps<'input'> {
  label: string;
}

/** A line of a form with its name above it. */
export function Field({ label, ...input }: FieldProps) {
  const id = useId();
  return (
    <div className="mt-3">
      <label htmlFor={id} className="mb-1 block text-xs font-medium text-ink-2">{label}</label>
      <input id={id} required className="h-9 w-full rounded-md border border-control-line bg-surface px-2.5 text-base text-ink aria-invalid:border-danger" {...input} />
    </div>
  );
}
