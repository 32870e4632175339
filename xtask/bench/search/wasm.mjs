// Usage: node wasm.mjs EXPORTED RUN NPM CHROMIUM PROGRAM
// Types the queries exported to EXPORTED into our engine (PROGRAM: the folder with what wasm-bindgen
// made of it) in Chromium, and writes to RUN what that cost: time with everything at hand, at full
// speed and four times throttled, bytes and requests of first queries, and memory.
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { answersOf } from './index_files.mjs';
import { beginnings, openBrowser, readQueries, serve, spread } from './shared.mjs';

const [folder, run, npm, chromium, program] = argv.slice(2);
const { cold, typed } = readQueries(folder);
// Enough for a median, and a page is opened for every one.
const COLD = 60;

// As the portal answers: `root`, a file, `file~record`, or `pack/` and several of these.
const answers = answersOf(join(folder, 'index'));
const { server, requests, url } = await serve((path) => {
  if (path === '/index.html') return { bytes: Buffer.from('<!doctype html><title>search</title>') };
  if (path.startsWith('/index/')) return answers(path.slice('/index/'.length));
  const file = join(program, path);
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? { bytes: readFileSync(file) } : undefined;
});

const browser = await openBrowser(npm, chromium);
const open = async () => {
  const page = await browser.newPage();
  await page.goto(`${url}/`);
  await page.evaluate(async () => {
    const { default: init, Reader } = await import('/search_bench_wasm.js');
    await init();
    window.Reader = Reader;
    window.reader = await Reader.open('/index');
    window.timed = async (texts) => {
      const times = [];
      for (const text of texts) {
        const start = performance.now();
        await window.reader.search(text);
        times.push(performance.now() - start);
      }
      return times;
    };
  });
  return page;
};

try {
  const [bytes, counts] = [[], []];
  for (const text of cold.slice(0, COLD)) {
    requests.length = 0;
    const page = await open();
    await page.evaluate((text) => window.timed([text]), text);
    const data = requests.filter(([path]) => path.startsWith('/index/'));
    bytes.push(data.reduce((sum, [, size]) => sum + size, 0));
    counts.push(data.length);
    await page.close();
  }

  const page = await open();
  // Each query is typed twice, the second time with all files at hand.
  const type = async () => {
    const times = [];
    for (const letters of typed.map(beginnings)) {
      await page.evaluate((texts) => window.timed(texts), letters);
      times.push(...(await page.evaluate((texts) => window.timed(texts), letters)));
    }
    return times;
  };
  const times = await type();
  const memory = await page.evaluate(async () => {
    globalThis.gc?.();
    const tab = await performance.measureUserAgentSpecificMemory?.();
    return { tab: tab?.bytes ?? 0, wasm: window.Reader.memory() };
  });
  const network = await page.context().newCDPSession(page);
  await network.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const throttled = await type();
  writeFileSync(
    run,
    JSON.stringify({
      engine: 'Bản Tin',
      cost: {
        code_bytes: statSync(join(program, 'search_bench_wasm_bg.wasm')).size,
        cold_bytes: spread(bytes),
        cold_requests: spread(counts),
        keystroke_ms: spread(times),
        throttled_ms: spread(throttled),
        wasm_memory: memory.wasm,
        tab_memory: memory.tab,
      },
    }),
  );
} finally {
  await browser.close();
  server.close();
}
