import { Download, Trash2 } from 'lucide-react';
import { useSession } from '@/features/session/session';
import type { Standing } from '@/features/workbench/standing';
import { useWords } from '@/shared/i18n/use-words';
import { MenuItem, MenuSeparator, SubMenu } from '@/shared/ui/menu';
import { downloadConversation, exportFormats } from './download';

/** The conversation to keep elsewhere, and its end (S0-13, S0-14). Only administrators delete. */
export function KeepOrDelete({ conversation, onDelete }: { conversation: Standing; onDelete: () => void }) {
  const { t, language } = useWords();
  const { agent } = useSession();
  return (
    <>
      <SubMenu icon={<Download aria-hidden size={15} />} label={t('export.title')}>
        {exportFormats.map((format) => <MenuItem key={format} onSelect={() => void downloadConversation(t, conversation.id, conversation.displayNumber, format, { language, timeZone: agent.timeZone })}>{t(`export.formats.${format}`)}</MenuItem>)}
      </SubMenu>
      {agent.role === 'Administrator' && (
        <>
          <MenuSeparator />
          <MenuItem icon={<Trash2 aria-hidden size={15} />} onSelect={onDelete} className="text-danger!">{t('erase.menu')}</MenuItem>
        </>
      )}
    </>
  );
}
