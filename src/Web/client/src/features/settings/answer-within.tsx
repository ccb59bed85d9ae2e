import { useState } from 'react';
import { useWords } from '@/shared/i18n/use-words';
import { TextField } from './fields';

/** The server's own limit: thirty days. */
const LIMIT = 43_200;

interface AnswerWithinProps {
  minutes: number | null;
  disabled: boolean;
  onSave: (minutes: number | null) => void;
}

/** Enter, or leaving it, saves; Escape gives back what was there. */
export function AnswerWithin({ minutes, disabled, onSave }: AnswerWithinProps) {
  const { t } = useWords();
  const known = minutes === null ? '' : String(minutes);
  const [typed, setTyped] = useState(known);
  const valid = typed.trim() === '' || (/^\d+$/u.test(typed.trim()) && Number(typed) >= 1 && Number(typed) <= LIMIT);
  const save = () => {
    if (valid && typed.trim() !== known) onSave(typed.trim() === '' ? null : Number(typed));
  };
  return (
    <TextField
      label={t('settings.general.answerWithin')}
      hint={disabled ? t('settings.askAdministrator') : valid ? t('settings.general.answerWithinHint') : t('settings.general.answerWithinInvalid', { limit: LIMIT })}
      inputMode="numeric"
      autoComplete="off"
      aria-invalid={!valid}
      disabled={disabled}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save();
        if (event.key === 'Escape') setTyped(known);
      }}
    />
  );
}
