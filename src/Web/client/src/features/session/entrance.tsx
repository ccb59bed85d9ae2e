import { useId, type ReactNode, type SubmitEvent } from 'react';
import { LanguageSwitch } from '@/shared/preferences/language-switch';
import { Button } from '@/shared/ui/button';
import { Logo } from '@/shared/ui/logo';

interface EntranceProps {
  title: string;
  subtitle: string;
  submit: string;
  pending: boolean;
  problem: string | null;
  onSubmit: (form: FormData) => void;
  children: ReactNode;
}

/** The page in front of the desk: one form. */
export function Entrance({ title, subtitle, submit, pending, problem, onSubmit, children }: EntranceProps) {
  const errorId = useId();
  const onFormSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSubmit(new FormData(event.currentTarget));
  };
  return (
    <main className="flex h-full flex-col items-center justify-center overflow-y-auto bg-canvas px-6 py-10">
      <form onSubmit={onFormSubmit} aria-describedby={errorId} className="w-full max-w-80">
        <Logo size={36} />
        <h1 className="mt-5 text-xl font-semibold tracking-tight">{title}</h1>
        <p className="mt-0.5 mb-6 text-sm text-ink-3">{subtitle}</p>
        {children}
        <div id={errorId} role="alert" className="min-h-8 py-1.5 text-xs text-danger">{problem}</div>
        <Button type="submit" look="solid" disabled={pending} className="h-9 w-full !text-sm">{submit}</Button>
      </form>
      <div className="mt-10"><LanguageSwitch /></div>
    </main>
  );
}

export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
