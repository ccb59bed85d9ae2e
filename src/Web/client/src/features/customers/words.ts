import { addWords } from '@/shared/i18n/i18n';
import en from '@/shared/i18n/locales/customers.en.json';
import fr from '@/shared/i18n/locales/customers.fr.json';

addWords({ en, fr });
