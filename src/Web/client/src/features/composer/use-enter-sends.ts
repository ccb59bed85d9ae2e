import { usePreferences } from '@/shared/preferences/preferences';
import { useMedia } from '@/shared/ui/use-media';

/** Whether Enter sends. On a keyboard of glass it begins a new line, since there is no Shift+Enter: what sends there is the button beside it. */
export function useEnterSends(): boolean {
  const { enterSends } = usePreferences();
  const glass = useMedia('(hover: none) and (pointer: coarse)');
  return enterSends && !glass;
}
