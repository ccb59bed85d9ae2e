import { addWords } from '@/shared/i18n/i18n';
import en from '@/shared/i18n/locales/reports.en.json';
import fr from '@/shared/i18n/locales/reports.fr.json';

addWords({ en, fr });
