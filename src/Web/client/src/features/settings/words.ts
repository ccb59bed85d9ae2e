import { addWords } from '@/shared/i18n/i18n';
import en from '@/shared/i18n/locales/settings.en.json';
import fr from '@/shared/i18n/locales/settings.fr.json';

addWords({ en, fr });
