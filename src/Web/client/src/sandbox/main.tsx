import '@/styles/base.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startTranslations } from '@/shared/i18n/i18n';
import { applyTheme, preferences } from '@/shared/preferences/preferences';
import { App } from './app';

applyTheme();
await startTranslations(preferences.get().language);

const root = document.getElementById('root');
if (!root) throw new Error('sandbox.html has no #root.');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={new QueryClient()}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
