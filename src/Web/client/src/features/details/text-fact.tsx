import { Pencil } from 'lucide-react';
import { useId, useRef, useState, type ComponentProps, type FocusEvent, type KeyboardEvent, type ReactNode } from 'react';
import { asProblem, type Problem } from '@/shared/http/problem';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { IconButton } from '@/shared/ui/icon-button';
import { FactButton } from './fact-button';
import { FactRow } from './section';

interface TextFactProps {
  name: string;
  /** What stands in the field when it is opened. */
  value: string;
  /** What is wrong with what was typed; null when it may be saved. */
  fault: (typed: string) => Problem | null;
  onSave: (typed: string) => Promise<unknown>;
  input?: ComponentProps<'input'>;
  /** The value can be followed: then a button of its own changes it. */
  link?: boolean;
  children: ReactNode;
}

/** A fact that is written where it stands: Enter and leaving the field save it, Escape gives back what was there. */
export function TextFact({ name, value, link = false, children, ...field }: TextFactProps) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = (byKey: boolean) => {
    setOpen(false);
    if (byKey) requestAnimationFrame(() => button.current?.focus());
  };
  const show = () => setOpen(true);
  if (open) return <FactRow name={name}><Field name={name} value={value} onClose={close} {...field} /></FactRow>;
  return (
    <FactRow name={name}>
      {link
        ? <span className="flex items-center gap-1">{children}<IconButton ref={button} label={t('contact.change', { name })} icon={<Pencil aria-hidden size={12} />} onClick={show} className="!size-6" /></span>
        : <FactButton ref={button} name={name} opens="field" onClick={show}>{children}</FactButton>}
    </FactRow>
  );
}

function Field({ name, value, fault, onSave, input, onClose }: Omit<TextFactProps, 'link' | 'children'> & { onClose: (byKey: boolean) => void }) {
  const { t } = useWords();
  const id = useId();
  const [typed, setTyped] = useState(value);
  const [problem, setProblem] = useState<Problem | null>(null);
  const busy = useRef(false);

  const save = async (byKey: boolean) => {
    if (busy.current) return;
    if (typed.trim() === value) {
      onClose(byKey);
      return;
    }
    const wrong = fault(typed);
    setProblem(wrong);
    if (wrong) return;
    busy.current = true;
    try {
      await onSave(typed);
      onClose(byKey);
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      busy.current = false;
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') void save(true);
    else if (event.key === 'Escape') onClose(true);
    else return;
    event.preventDefault();
  };
  const onBlur = (event: FocusEvent) => {
    if (event.relatedTarget !== null || document.hasFocus()) void save(false);
  };

  return (
    <>
      <input
        // eslint-disable-next-line jsx-a11y/no-autofocus -- it was opened to write here
        autoFocus
        // What lies around it does not close with the Escape that is meant for it.
        data-keeps-escape
        aria-label={name}
        aria-invalid={problem !== null}
        aria-describedby={problem ? id : undefined}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
        className="-mx-1.5 h-7 w-full rounded-md border border-control-line bg-surface px-1.5 text-sm aria-invalid:border-danger max-md:h-9"
        {...input}
      />
      {problem && <p id={id} role="alert" className="mt-0.5 text-xs text-danger">{problemWords(t, problem)}</p>}
    </>
  );
}
