// The tools of an article: copying its address, sharing it, printing it, and
// reading it aloud. Loaded by the boot script at the first click on one of them.

const say = (tool, words) => {
  const status = tool.closest(".article-tools").querySelector("[role=status]");
  status.textContent = words;
};

const copy = async (tool) => {
  const { href } = document.querySelector("link[rel=canonical]");
  try {
    await navigator.clipboard.writeText(href);
    say(tool, tool.dataset.done);
  } catch {
    // Without permission the address is at least there to be copied by hand.
    say(tool, href);
  }
};

const share = async () => {
  const { href: url } = document.querySelector("link[rel=canonical]");
  await navigator.share({ title: document.querySelector("h1").textContent, url }).catch(() => undefined);
};

// Reading aloud: one utterance a sentence, so that it can be marked while it is
// heard. Long utterances also fall silent in some browsers.
const BLOCKS = "h1, .sapo, .prose :is(p, h2, h3, h4, li, figcaption, caption)";
let reading = null;

const sentencesOf = (block, lang) => {
  const text = block.textContent;
  if (!("Segmenter" in Intl)) return [{ block, start: 0, end: text.length, text }];
  const parts = new Intl.Segmenter(lang, { granularity: "sentence" }).segment(text);
  return Array.from(parts, ({ segment, index }) => ({
    block, start: index, end: index + segment.length, text: segment.trim(),
  })).filter(({ text }) => text);
};

/** The part of the document that holds these characters of `block`. */
const rangeOf = ({ block, start, end }) => {
  const range = document.createRange();
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let at = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const next = at + node.data.length;
    if (start >= at && start < next) range.setStart(node, start - at);
    if (end > at && end <= next) {
      range.setEnd(node, end - at);
      break;
    }
    at = next;
  }
  return range;
};

const mark = (sentence) => {
  reading.marked?.classList.remove("read-now");
  if (window.Highlight) CSS.highlights.set("read-now", new Highlight(rangeOf(sentence)));
  else sentence.block.classList.add("read-now");
  reading.marked = sentence.block;
  const { top, bottom } = sentence.block.getBoundingClientRect();
  if (top > innerHeight || bottom < 0) sentence.block.scrollIntoView({ block: "center" });
};

const stop = () => {
  if (!reading) return;
  const { tool, marked } = reading;
  reading = null;
  speechSynthesis.cancel();
  if (window.Highlight) CSS.highlights.delete("read-now");
  marked?.classList.remove("read-now");
  tool.setAttribute("aria-pressed", "false");
};

const next = () => {
  const current = reading;
  const sentence = current?.sentences.shift();
  if (!sentence) return stop();
  const utterance = new SpeechSynthesisUtterance(sentence.text);
  utterance.lang = current.voice.lang;
  utterance.voice = current.voice;
  utterance.onstart = () => reading === current && mark(sentence);
  utterance.onend = () => reading === current && next();
  utterance.onerror = () => reading === current && stop();
  speechSynthesis.speak(utterance);
};

const read = (tool) => {
  if (reading) return stop();
  const { lang } = document.documentElement;
  const voice = speechSynthesis.getVoices().find((voice) => voice.lang.startsWith(lang));
  if (!voice) return;
  const article = tool.closest("article");
  const sentences = Array.from(article.querySelectorAll(BLOCKS))
    .filter((block) => !block.querySelector(BLOCKS))
    .flatMap((block) => sentencesOf(block, lang));
  reading = { tool, voice, sentences, marked: null };
  tool.setAttribute("aria-pressed", "true");
  speechSynthesis.cancel();
  next();
};

addEventListener("bantin:navigated", stop);
addEventListener("pagehide", stop);
addEventListener("keydown", (event) => event.key === "Escape" && stop());

const TOOLS = { copy, share, read, print: () => window.print() };

/** Does what the button is for. */
export const use = (button) => TOOLS[button.dataset.tool]?.(button);
