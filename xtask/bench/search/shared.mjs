// What the scripts of this folder have in common.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The queries and the way files are compressed, as `archive -- export` wrote them. */
export const readQueries = (folder) => JSON.parse(readFileSync(join(folder, 'queries.json'), 'utf8'));

/** The articles in the order of their numbers. */
export const readArticles = (folder) =>
  readFileSync(join(folder, 'articles.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

/** What most and nearly all need; the same places as in the native figures. */
export const spread = (figures) => {
  const sorted = [...figures].sort((a, b) => a - b);
  const at = (share) => sorted[Math.ceil((sorted.length - 1) * share)] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
};

/** Every beginning of a text, letter by letter. */
export const beginnings = (text) => {
  const letters = [...text.normalize('NFC')];
  return letters.map((_, last) => letters.slice(0, last + 1).join('')).filter((typed) => !typed.endsWith(' '));
};

const KINDS = { html: 'text/html', js: 'text/javascript', wasm: 'application/wasm', json: 'application/json' };

/**
 * Serves `find(path)` (`{ bytes, encoding? }` or nothing) on a free port, and remembers what
 * went over the wire: `requests` holds `[path, bytes]`.
 */
export const serve = async (find) => {
  const requests = [];
  const server = createServer((request, response) => {
    const asked = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const path = asked === '/' ? '/index.html' : asked;
    const found = find(path);
    if (!found) {
      response.writeHead(404).end();
      return;
    }
    requests.push([path, found.bytes.length]);
    response.writeHead(200, {
      'Content-Type': KINDS[path.split('.').pop()] ?? 'application/octet-stream',
      'Cache-Control': 'no-store',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
      ...(found.encoding ? { 'Content-Encoding': found.encoding } : {}),
    });
    response.end(found.bytes);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, requests, url: `http://localhost:${server.address().port}` };
};

/** Chromium through the Playwright of the browser tests (`npm`: their folder). */
export const openBrowser = (npm, executablePath) => {
  const { chromium } = createRequire(join(npm, 'package.json'))('@playwright/test');
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--js-flags=--expose-gc'],
  });
};
