import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { sendText } from './ground/http.ts';

const HTML = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<meta name="color-scheme" content="light">
<title>Bond Advisor playground</title>
<link rel="icon" href="/playground/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/playground/style.css">
</head>
<body>
<div id="page"><p class="page-loading">Opening the workspace…</p></div>
<noscript>The playground needs JavaScript.</noscript>
<script type="module" src="/playground/page.js"></script>
</body>
</html>
`;

const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#3f0e40"/>
<path d="M7 22l6-7 5 4 7-9" fill="none" stroke="#ecb22e" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/></svg>`;

/** Nothing from another host, no inline script, no frames: markup in data stays text. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const send = (response: ServerResponse, contentType: string, body: string): void => {
  response.writeHead(200, {
    'content-type': contentType,
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-cache',
  });
  response.end(body);
};

/** A part of the page as the build bundled it (bin/build.js). */
const bundled = (file: string): Promise<string> => readFile(new URL(`./bundled/${file}`, import.meta.url), 'utf8');

const FILES: { readonly [path: string]: { readonly type: string; readonly body: () => string | Promise<string> } } = {
  '/': { type: 'text/html; charset=utf-8', body: () => HTML },
  '/playground/page.js': { type: 'text/javascript; charset=utf-8', body: () => bundled('page.js') },
  '/playground/style.css': { type: 'text/css; charset=utf-8', body: () => bundled('style.css') },
  '/playground/icon.svg': { type: 'image/svg+xml', body: () => ICON },
};

/** Sends the page or one of its files. @returns false if there's no such file. */
export const sendPageFile = async (response: ServerResponse, path: string): Promise<boolean> => {
  const file = FILES[path];
  if (file === undefined) return false;
  try {
    send(response, file.type, await file.body());
  } catch (error) {
    sendText(response, 500, `The page can't be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  return true;
};
