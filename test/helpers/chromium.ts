import { type Browser, type BrowserServer, chromium } from 'playwright-core';

/** Chromium without a window, from `CHROMIUM_PATH` or where Debian installs it. It downloads nothing and calls no host by itself. */
const headless = () => ({
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
    // Every page would start a second process, for the next one.
    '--disable-features=SpareRendererForSitePerProcess',
  ],
});

/** One Chromium for all suites of a run: starting one takes two seconds of processor. They find it by `TEST_CHROMIUM_URL`. */
export const serveChromium = (executablePath: string): Promise<BrowserServer> => chromium.launchServer({ ...headless(), executablePath });

/** A browser with no page. The run's Chromium serves it, or one of its own; pages of different ones share nothing. */
export const openBrowser = (): Promise<Browser> => {
  const served = process.env.TEST_CHROMIUM_URL;
  return served === undefined ? chromium.launch(headless()) : chromium.connect(served);
};
