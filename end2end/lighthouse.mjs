// Usage: node lighthouse.mjs URL RUNS CHROMIUM [--quick]
// Lets Lighthouse judge the portal at URL as it would be on a telephone, RUNS times per page, and
// prints the medians as JSON: [{page, path, performance, accessibility, bestPractices, seo, lcp, tbt,
// cls, complaints}]. Scores are of 100, times in milliseconds; complaints name the audits that kept
// accessibility, best practices or SEO from 100 in any run. With --quick nothing is measured of the
// performance but layout shift, which saves most of the time.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { argv, exit } from "node:process";

const [base, runs, chromePath, quick] = argv.slice(2);
if (!chromePath) {
  console.error("Usage: node lighthouse.mjs URL RUNS CHROMIUM [--quick]");
  exit(2);
}

const JUDGED = { accessibility: "accessibility", bestPractices: "best-practices", seo: "seo" };

/** The first link of `path` that leads below `to`. */
async function linkOn(path, to) {
  const html = await (await fetch(new URL(path, base))).text();
  const link = html.match(new RegExp(`href="(${to}[^"]+)"`))?.[1];
  if (!link) throw new Error(`${path} links to nothing below ${to}`);
  return link;
}

async function pages() {
  const model = "/bai-viet/hoi-nghi-tong-ket-hoat-dong-kh-cn-nam-2023-va-trien-khai-nhiem-vu-nam-2024";
  const hasModel = (await fetch(new URL(model, base))).ok;
  return {
    front: "/",
    article: hasModel ? model : await linkOn("/", "/bai-viet/"),
    category: await linkOn("/", "/chuyen-muc/"),
    calendar: "/lich-cong-tac",
    search: "/tim-kiem?q=khoa+hoc",
  };
}

async function judge(page, url, port) {
  const settings = quick
    ? { onlyCategories: Object.values(JUDGED), onlyAudits: ["cumulative-layout-shift"] }
    : { onlyCategories: ["performance", ...Object.values(JUDGED)] };
  // Search engines are asked to leave pages of results alone: they are endless.
  const skipAudits = page === "search" ? ["is-crawlable"] : [];
  const lhr = await load(url, { port, logLevel: "error", disableFullPageScreenshot: true, skipAudits, ...settings });
  const score = (id) => lhr.categories[id] && Math.round(lhr.categories[id].score * 100);
  const value = (id) => lhr.audits[id]?.numericValue;
  const weighed = Object.values(JUDGED).flatMap((id) => lhr.categories[id].auditRefs.filter(({ weight }) => weight > 0));
  return {
    performance: score("performance"),
    ...Object.fromEntries(Object.entries(JUDGED).map(([name, id]) => [name, score(id)])),
    lcp: value("largest-contentful-paint"),
    tbt: value("total-blocking-time"),
    cls: value("cumulative-layout-shift"),
    complaints: weighed.map(({ id }) => lhr.audits[id]).filter(({ score }) => score !== null && score < 1).map(told),
  };
}

/** Now and then Chromium loses the beginning of its trace; that is no judgement on the page. */
async function load(url, settings, attempts = 3) {
  const { lhr } = await lighthouse(url, settings);
  const shift = lhr.audits["cumulative-layout-shift"];
  if (!lhr.runtimeError && shift?.numericValue !== undefined) return lhr;
  if (attempts > 1) return load(url, settings, attempts - 1);
  throw new Error(`${url}: ${lhr.runtimeError?.message ?? shift?.errorMessage}`);
}

/** An audit that is not content, and with what. */
function told({ id, details }) {
  const items = (details?.items ?? []).map(({ node, description, url }) => node?.selector ?? description ?? url);
  return [id, ...items].filter(Boolean).join(" ");
}

function median(numbers) {
  const sorted = numbers.filter((number) => number !== undefined).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

const chrome = await launch({
  chromePath,
  chromeFlags: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  logLevel: "error",
});
try {
  const results = [];
  for (const [page, path] of Object.entries(await pages())) {
    const all = [];
    while (all.length < Number(runs)) all.push(await judge(page, new URL(path, base).href, chrome.port));
    const { complaints: _, ...numbers } = all[0];
    const medians = Object.keys(numbers).map((name) => [name, median(all.map((run) => run[name]))]);
    const complaints = [...new Set(all.flatMap((run) => run.complaints))];
    results.push({ page, path, ...Object.fromEntries(medians), complaints });
  }
  console.log(JSON.stringify(results));
} finally {
  chrome.kill();
}
