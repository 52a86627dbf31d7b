import { createServer } from 'node:net';
import { defineConfig, devices } from '@playwright/test';
import { launchOptions } from './scripts/chromium.mjs';

const freePort = () =>
  new Promise<string>((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? String(address.port) : '';
      server.close(() => {
        resolve(port);
      });
    });
  });

// Workers load this file again: the first load hands them its port through the environment.
const port = (process.env['TCPWHY_E2E_PORT'] ??= await freePort());

export default defineConfig({
  testDir: 'e2e',
  testIgnore: 'lab/**',
  outputDir: 'test-results/e2e',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  use: { baseURL: `http://127.0.0.1:${port}`, trace: 'retain-on-failure', launchOptions: launchOptions() },
  projects: [{ name: 'chromium', use: devices['Desktop Chrome'] }],
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port ${port} --strictPort`,
    url: `http://127.0.0.1:${port}`,
    // A forgotten server would serve another build.
    reuseExistingServer: false,
    timeout: 20_000,
  },
});
