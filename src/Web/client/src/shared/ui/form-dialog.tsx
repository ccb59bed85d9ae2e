import { useMutation } from '@tanstack/react-query';
import type { ReactNode, SubmitEvent } from 'react';
import { asProblem } from '@/shared/http/problem';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from './button';
import { Dialog, DialogFooter } from './dialog';

interface FormDialogProps<T> {
  title: string;
  submit: string;
  /** Does it; what it throws is said in the form, which stays open with everything that was typed. */
  onSubmit: () => Promise<T>;
  /** What comes when the server has taken it; otherwise it closes. */
  onDone?: (answer: T) => void;
  onClose: () => void;
  ready?: boolean;
  danger?: boolean;
  children: ReactNode;
}

/** A form in front of the page. It closes when the server has taken it. */
export function FormDialog<T>({ title, submit, onSubmit, onDone = () => onClose(), onClose, ready = true, danger = false, children }: FormDialogProps<T>) {
  const { t } = useWords();
  const save = useMutation({ mutationFn: onSubmit, onSuccess: onDone });
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (ready && !save.isPending) save.mutate();
  };
  return (
    <Dialog open onOpenChange={onClose} title={title}>
      <form onSubmit={send}>
        <div className="space-y-4 p-4">
          {children}
          {save.error && <p role="alert" className="rounded-md bg-danger-tint px-3 py-2 text-xs text-danger">{problemWords(t, asProblem(save.error))}</p>}
        </div>
        <DialogFooter>
          <Button look="ghost" onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" look="solid" aria-disabled={!ready || save.isPending} className={danger ? '!bg-danger !text-surface' : undefined}>
            {save.isPending ? t('common.saving') : submit}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
