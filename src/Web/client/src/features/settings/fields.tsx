import { useId, type ComponentProps, type ReactNode } from 'react';
import { labelColors, type LabelColor } from '@/features/labels/labels';
import { useWords } from '@/shared/i18n/use-words';
import { classes } from '@/shared/ui/classes';

const BOX = 'w-full rounded-md border border-control-line bg-surface px-2.5 text-sm text-ink disabled:opacity-55';

interface Named {
  label: string;
  hint?: string | undefined;
}

function Line({ id, label, hint, children }: Named & { id: string; children: ReactNode }) {
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-xs font-medium text-ink-2">{label}</label>
      {children}
      {hint !== undefined && <p id={`${id}-hint`} className="mt-1 text-2xs text-ink-3">{hint}</p>}
    </div>
  );
}

export function TextField({ label, hint, ...input }: Named & ComponentProps<'input'>) {
  const id = useId();
  return (
    <Line id={id} label={label} hint={hint}>
      <input id={id} aria-describedby={hint === undefined ? undefined : `${id}-hint`} className={classes(BOX, 'h-9')} {...input} />
    </Line>
  );
}

export function TextArea({ label, hint, ...area }: Named & ComponentProps<'textarea'>) {
  const id = useId();
  return (
    <Line id={id} label={label} hint={hint}>
      <textarea id={id} rows={5} aria-describedby={hint === undefined ? undefined : `${id}-hint`} className={classes(BOX, 'py-2')} {...area} />
    </Line>
  );
}

interface SelectFieldProps extends Named, Omit<ComponentProps<'select'>, 'children'> {
  options: readonly { readonly value: string; readonly text: string }[];
}

export function SelectField({ label, hint, options, ...select }: SelectFieldProps) {
  const id = useId();
  return (
    <Line id={id} label={label} hint={hint}>
      <select id={id} aria-describedby={hint === undefined ? undefined : `${id}-hint`} className={classes(BOX, 'h-9')} {...select}>
        {options.map(({ value, text }) => <option key={value} value={value}>{text}</option>)}
      </select>
    </Line>
  );
}

export function CheckField({ label, hint, ...input }: Named & Omit<ComponentProps<'input'>, 'type'>) {
  const id = useId();
  return (
    <div className="flex items-start gap-2.5">
      <input id={id} type="checkbox" aria-describedby={hint === undefined ? undefined : `${id}-hint`} className="mt-0.5 size-4 accent-(--accent)" {...input} />
      <div>
        <label htmlFor={id} className="block text-sm">{label}</label>
        {hint !== undefined && <p id={`${id}-hint`} className="text-xs text-ink-3">{hint}</p>}
      </div>
    </div>
  );
}

/** The ten hues of labels. */
export function HueField({ label, value, onChange }: { label: string; value: string; onChange: (color: LabelColor) => void }) {
  const { t } = useWords();
  return (
    <fieldset>
      <legend className="mb-1.5 text-xs font-medium text-ink-2">{label}</legend>
      <div className="flex flex-wrap gap-2 md:gap-2.5">
        {labelColors.map((color) => (
          <label key={color} data-hue={color} title={t(`colors.${color}`)} className="inline-flex size-6 items-center justify-center rounded-full bg-(--hue-dot) outline-offset-2 outline-ink-2 has-checked:outline-2 has-focus-visible:outline-2 has-focus-visible:outline-accent-ink">
            <input type="radio" name="hue" checked={value === color} onChange={() => onChange(color)} aria-label={t(`colors.${color}`)} className="sr-only" />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
