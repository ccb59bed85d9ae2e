import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const server = process.env.PARLOIR_SERVER ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react(), tailwindcss()],
  resolve: { alias: { '@': here('./src') } },
  build: {
    target: 'es2022',
    rolldownOptions: { input: { index: here('./index.html'), sandbox: here('./sandbox.html') } },
  },
  server: {
    proxy: Object.fromEntries(['/api', '/sandbox/api', '/hubs'].map((path) => [path, { target: server, ws: true, changeOrigin: true, headers: { origin: server } }])),
  },
  test: { include: ['src/**/*.test.ts'] },
});
