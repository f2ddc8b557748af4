import { type Browser, chromium } from 'playwright-core';

/** Chromium without a window. From `CHROMIUM_PATH`, else where Debian puts it; nothing is downloaded, and it asks nobody anything. */
export const launchChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
