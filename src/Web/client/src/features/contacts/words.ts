import { addWords } from '@/shared/i18n/i18n';
import en from '@/shared/i18n/locales/contacts.en.json';
import fr from '@/shared/i18n/locales/contacts.fr.json';

addWords({ en, fr });
