// Usage: node pagefind.mjs EXPORTED RUN NPM CHROMIUM
// Indexes the articles exported to EXPORTED with Pagefind, asks the queries in Chromium (NPM: the
// folder whose node_modules has Playwright), and writes what it answered and what that cost to RUN.
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, exit } from 'node:process';
import { close, createIndex } from 'pagefind';
import { beginnings, openBrowser, readArticles, readQueries, serve, spread } from './shared.mjs';

const [folder, run, npm, chromium] = argv.slice(2);
const { cold, queries, typed } = readQueries(folder);
// Enough for a median, and a page is opened for every one.
const COLD = 60;
// A letter takes half a second.
const TYPED = 20;

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const page = ({ title, summary, tags, body }) => {
  const rows = [summary, ...tags, ...body.split('\n')].map((text) => `<p>${escape(text)}</p>`);
  return `<!doctype html><html lang="vi"><body><main><h1>${escape(title)}</h1>${rows.join('')}</main></body></html>`;
};

const outputPath = mkdtempSync(join(tmpdir(), 'pagefind-'));
const started = performance.now();
const { index } = await createIndex({ forceLanguage: 'vi' });
for (const [number, article] of readArticles(folder).entries()) {
  const { errors } = await index.addHTMLFile({ url: `/${number}/`, content: page(article) });
  if (errors.length > 0) throw new Error(errors.join('; '));
}
await index.writeFiles({ outputPath });
await close();
const build_s = (performance.now() - started) / 1000;

// Pagefind's files are compressed by itself.
const kept = new Map();
const { server, requests, url } = await serve((path) => {
  if (path === '/index.html') return { bytes: Buffer.from('<!doctype html><title>Pagefind</title>') };
  if (!kept.has(path)) {
    const file = join(outputPath, path);
    kept.set(path, statSync(file, { throwIfNoEntry: false })?.isFile() ? { bytes: readFileSync(file) } : undefined);
  }
  return kept.get(path);
});
const isCode = ([path]) => /\.(js|css)$|wasm\./.test(path);

const browser = await openBrowser(npm, chromium);
const open = async () => {
  const tab = await browser.newPage();
  await tab.goto(`${url}/`);
  await tab.evaluate(async () => {
    window.pagefind = await import('/pagefind.js');
    await window.pagefind.init();
    window.ask = async (text) => {
      const start = performance.now();
      const found = (await window.pagefind.search(text))?.results.slice(0, 10) ?? [];
      const pages = await Promise.all(found.map((result) => result.data()));
      return { ms: performance.now() - start, answer: pages.map((page) => Number(page.url.split('/')[1])) };
    };
  });
  return tab;
};
const ask = (tab, text) => tab.evaluate((text) => window.ask(text), text);

try {
  const [bytes, counts] = [[], []];
  for (const text of cold.slice(0, COLD)) {
    requests.length = 0;
    const tab = await open();
    await ask(tab, text);
    const data = requests.filter((request) => !isCode(request) && request[0] !== '/index.html');
    bytes.push(data.reduce((sum, [, size]) => sum + size, 0));
    counts.push(data.length);
    await tab.close();
  }

  const tab = await open();
  const answers = [];
  for (const { text } of queries) answers.push((await ask(tab, text)).answer);
  const [queryTimes, keystrokeTimes] = [[], []];
  for (const text of typed) {
    await ask(tab, text);
    queryTimes.push((await ask(tab, text)).ms);
  }
  for (const text of typed.slice(0, TYPED).flatMap(beginnings)) {
    await ask(tab, text);
    keystrokeTimes.push((await ask(tab, text)).ms);
  }
  writeFileSync(
    run,
    JSON.stringify({
      engine: 'Pagefind 1.6.0',
      cost: {
        build_s,
        cold_bytes: spread(bytes),
        cold_requests: spread(counts),
        query_ms: spread(queryTimes),
        keystroke_ms: spread(keystrokeTimes),
      },
      answers,
    }),
  );
} finally {
  await browser.close();
  server.close();
  rmSync(outputPath, { recursive: true });
}
exit(0);
