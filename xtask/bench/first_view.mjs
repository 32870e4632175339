// Usage: node first_view.mjs URL CHROMIUM, in the folder whose node_modules has Playwright.
// Prints {"requests": …, "bytes": …}: what a first visit to URL takes until the network is quiet.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { argv, cwd } from 'node:process';

const { chromium } = createRequire(join(cwd(), 'package.json'))('@playwright/test');
const [url, executablePath] = argv.slice(2);

const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
});
try {
  const page = await browser.newPage({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 });
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');

  const fromNetwork = new Set();
  let bytes = 0;
  network.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (request.url.startsWith('http')) fromNetwork.add(requestId);
  });
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (fromNetwork.has(requestId)) bytes += encodedDataLength;
  });

  const response = await page.goto(url, { waitUntil: 'networkidle' });
  if (!response?.ok()) throw new Error(`${url} answers ${response?.status()}`);
  console.log(JSON.stringify({ requests: fromNetwork.size, bytes }));
} finally {
  await browser.close();
}
