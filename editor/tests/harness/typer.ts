// Words as people type them: the keys of Telex or VNI, and what an input method
// shows after each of them.
import type { CDPSession, Page } from "@playwright/test";
import { takeApart, written } from "../../src/article/vietnamese/syllable";

export type Keys = "telex" | "vni";
/** Marks and tones after the whole word, or each after its letter. */
export type Habit = "marks last" | "marks at once";

const QUALITY: Record<Keys, Record<string, string>> = {
  telex: { ă: "aw", â: "aa", ê: "ee", ô: "oo", ơ: "ow", ư: "uw", đ: "dd" },
  vni: { ă: "a8", â: "a6", ê: "e6", ô: "o6", ơ: "o7", ư: "u7", đ: "d9" },
};
const TONE: Record<Keys, Record<string, string>> = {
  telex: { "\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j" },
  vni: { "\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5" },
};
const VOWEL = /[aăâeêioôơuưy]/i;

/** What is on the screen after each key. */
export function shown(word: string, keys: Keys, habit: Habit): { key: string; text: string }[] {
  const { letters, tone } = takeApart(word)!;
  const states: { key: string; text: string }[] = [];
  let text = "";
  let heard = "";
  const put = (key: string, next: string) => states.push({ key, text: (text = next) });
  const asTyped = (bare: string) => written({ letters: bare, tone: heard }, "old") ?? bare;
  const tail: [string, number, string][] = [];
  let typed = "";
  const last = [...letters].findLastIndex((letter) => VOWEL.test(letter));
  for (const [index, letter] of [...letters].entries()) {
    const code = QUALITY[keys][letter.toLowerCase()];
    const base = code ? (letter === letter.toLowerCase() ? code[0]! : code[0]!.toUpperCase()) : letter;
    typed += base;
    put(base, asTyped(typed));
    if (code && habit === "marks last") tail.push([code[1]!, index, letter]);
    else if (code) put(code[1]!, asTyped((typed = typed.slice(0, -1) + letter)));
    if (tone && habit === "marks at once" && index === last) {
      heard = tone;
      put(TONE[keys][tone]!, asTyped(typed));
    }
  }
  for (const [key, index, letter] of tail) {
    typed = typed.slice(0, index) + letter + typed.slice(index + 1);
    put(key, asTyped(typed));
  }
  if (tone && habit === "marks last") {
    heard = tone;
    put(TONE[keys][tone]!, asTyped(typed));
  }
  if (text !== word) throw new Error(`${word} was typed as ${text}`);
  return states;
}

/** An input method that underlines what it composes (Android, macOS, ibus), then a space. */
export async function compose(cdp: CDPSession, word: string, keys: Keys, habit: Habit): Promise<void> {
  const sent = shown(word, keys, habit).map(({ text }) =>
    cdp.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length }));
  // Nothing is waited for: keys come faster than the page draws.
  await Promise.all([...sent, cdp.send("Input.insertText", { text: word })]);
}

/** UniKey: a key goes through, or becomes backspaces and letters of no key. */
export async function unikey(cdp: CDPSession, word: string, keys: Keys, habit: Habit): Promise<void> {
  const sent: Promise<unknown>[] = [];
  let before = "";
  for (const { key, text } of shown(word, keys, habit)) {
    if (text === before + key) sent.push(press(cdp, key));
    else {
      const same = [...text].findIndex((letter, index) => letter !== before[index]);
      for (let index = same < 0 ? text.length : same; index < before.length; index += 1) sent.push(backspace(cdp));
      for (const letter of same < 0 ? "" : text.slice(same)) sent.push(packet(cdp, letter));
    }
    before = text;
  }
  await Promise.all(sent);
}

export async function press(cdp: CDPSession, key: string): Promise<void> {
  const code = key === " " ? "Space" : /\d/.test(key) ? `Digit${key}` : `Key${key.toUpperCase()}`;
  await stroke(cdp, { key, code, text: key, windowsVirtualKeyCode: key.toUpperCase().charCodeAt(0) });
}

const backspace = (cdp: CDPSession) => stroke(cdp, { key: "Backspace", code: "Backspace", windowsVirtualKeyCode: 8 });
/** As Windows delivers a letter that no key has (VK_PACKET). */
const packet = (cdp: CDPSession, letter: string) => stroke(cdp, { key: letter, text: letter, windowsVirtualKeyCode: 0xe7 });

async function stroke(cdp: CDPSession, event: { key: string; code?: string; text?: string; windowsVirtualKeyCode: number }): Promise<void> {
  await Promise.all([
    cdp.send("Input.dispatchKeyEvent", { type: event.text ? "keyDown" : "rawKeyDown", ...event }),
    cdp.send("Input.dispatchKeyEvent", { type: "keyUp", key: event.key, ...(event.code ? { code: event.code } : {}), windowsVirtualKeyCode: event.windowsVirtualKeyCode }),
  ]);
}

export const session = (page: Page): Promise<CDPSession> => page.context().newCDPSession(page);
