import { existsSync } from 'node:fs';

const candidates = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/chromium-browser'];

/** A Chromium that the system has; without one Playwright uses its own. */
export const systemChromium = () => candidates.find((path) => path !== undefined && existsSync(path));

/** Launch options that every run in a browser shares; the flags keep Chromium from calling home. */
export const launchOptions = () => {
  const executablePath = systemChromium();
  return {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  };
};
