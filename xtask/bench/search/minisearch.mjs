// Usage: node minisearch.mjs EXPORTED RUN
// Indexes the articles exported to EXPORTED, asks the queries, and writes what it answered and
// what that cost to RUN. Tokens are folded by hand, because MiniSearch knows no Vietnamese.
import { writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { brotliCompressSync, constants } from 'node:zlib';
import MiniSearch from 'minisearch';
import { beginnings, readArticles, readQueries, spread } from './shared.mjs';

const [folder, run] = argv.slice(2);
const { brotli, queries, typed } = readQueries(folder);
// A letter takes half a second.
const TYPED = 20;

const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd');
const options = {
  fields: ['title', 'summary', 'tags', 'body'],
  tokenize: (text) => text.match(/[\p{L}\p{N}\p{M}&]+/gu) ?? [],
  processTerm: fold,
};
const isLast = (_, number, terms) => number === terms.length - 1;
const asked = {
  boost: { title: 6, tags: 4, summary: 2.5 },
  combineWith: 'AND',
  prefix: isLast,
  fuzzy: (term) => (term.length > 3 ? 1 : false),
};

const started = performance.now();
let index = new MiniSearch(options);
index.addAll(readArticles(folder).map((article, id) => ({ ...article, id, tags: article.tags.join(' ') })));
const build_s = (performance.now() - started) / 1000;

const json = JSON.stringify(index);
const compressed = brotliCompressSync(json, { params: { [constants.BROTLI_PARAM_QUALITY]: brotli } });
const loading = performance.now();
index = MiniSearch.loadJSON(json, options);
const load_ms = performance.now() - loading;

const timed = (text, times) => {
  const start = performance.now();
  const found = index.search(text, asked);
  times.push(performance.now() - start);
  return found.slice(0, 10).map(({ id }) => id);
};
const [queryTimes, keystrokeTimes] = [[], []];
const answers = queries.map(({ text }) => timed(text, queryTimes));
typed.slice(0, TYPED).flatMap(beginnings).forEach((text) => timed(text, keystrokeTimes));

const whole = { p50: compressed.length, p95: compressed.length };
writeFileSync(
  run,
  JSON.stringify({
    engine: 'MiniSearch 7.2.0',
    cost: {
      build_s,
      load_ms,
      index_bytes: compressed.length,
      cold_bytes: whole,
      cold_requests: { p50: 1, p95: 1 },
      query_ms: spread(queryTimes),
      keystroke_ms: spread(keystrokeTimes),
    },
    answers,
  }),
);
