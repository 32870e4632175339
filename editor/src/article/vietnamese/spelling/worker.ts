// The dictionary, away from the page's own thread. `client.ts` talks to it.

import dictionary from "../../../../node_modules/dictionary-vi/index.dic";
import { corrections } from "./corrections";
import { Syllables } from "./known";
import type { Asked } from "./client";
import { unknownWords } from "./unknown";

const syllables = new Syllables(dictionary);

addEventListener("message", ({ data }: MessageEvent<Asked>) => {
  const answer =
    "texts" in data ? data.texts.map((text) => unknownWords(text, syllables)) : corrections(data.word, syllables, data.placement);
  (postMessage as (message: unknown) => void)({ id: data.id, answer });
});
