import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { csp } from './scripts/csp.ts';
import { withoutSources } from './scripts/without-sources.ts';

export default defineConfig({
  base: './',
  plugins: [
    react({ compiler: true }),
    tailwindcss(),
    withoutSources(),
    // The one policy makes the worker's address; no text becomes markup or a script.
    csp("trusted-types tcpwhy; require-trusted-types-for 'script'"),
  ],
  // Only this machine is asked to connect, unless --host says otherwise.
  server: { host: '127.0.0.1' },
  preview: { host: '127.0.0.1' },
  worker: { format: 'es', plugins: () => [withoutSources()] },
  build: {
    target: 'es2023',
    modulePreload: { polyfill: false },
    // What programs say and how loggers wrap it are tables: fetched beside the engine, and kept where only its code changes.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'failure-tables', test: /\/src\/failure\/(?:vocabulary|states)\// },
            { name: 'envelope-tables', test: /\/src\/paste\/envelopes\// },
          ],
        },
      },
    },
  },
});
