import '@/styles/base.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { applyTheme, preferences } from '@/shared/preferences/preferences';
import { Problem } from '@/shared/http/problem';
import { startTranslations } from '@/shared/i18n/i18n';
import { Boundary } from '@/shared/ui/boundary';
import { Broken } from '@/shared/ui/broken';
import { App } from './app';

const client = new QueryClient({
  defaultOptions: {
    queries: { retry: (failures, error) => failures < 2 && (!(error instanceof Problem) || error.isUnanswered), refetchOnWindowFocus: false },
  },
});

applyTheme();
await startTranslations(preferences.get().language);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root.');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <Boundary fallback={(again) => <Broken onRetry={again} />}>
        <App />
      </Boundary>
    </QueryClientProvider>
  </StrictMode>,
);
