// Paragraphs of plain text. Mail and PDF break lines at a margin: such lines are
// joined; lines that end a sentence or are short stay apart.

import type { JSONContent } from "@tiptap/core";
import { signOf } from "./tasks";

const HARD_WRAP = 55;

/** The blocks of a plain text: paragraphs, and lists of tasks where every line begins with a box. */
export function blocksOf(text: string): JSONContent[] {
  const chunks = text.normalize("NFC").replace(/\r\n?/g, "\n").replace(/\u00a0/g, " ").split(/\n\s*\n/);
  return chunks.flatMap((chunk) => {
    const lines = chunk.split("\n").filter((line) => line.trim());
    const tasks = lines.map(taskOf).filter((task) => task !== null);
    return lines.length && tasks.length === lines.length ? [taskList(tasks)] : joined(lines.map((line) => line.trim())).map(paragraph);
  });
}

const paragraph = (text: string): JSONContent => ({ type: "paragraph", ...(text ? { content: [{ type: "text", text }] } : {}) });

interface Task {
  indent: number;
  done: boolean;
  text: string;
}

function taskOf(line: string): Task | null {
  const [, space = "", rest = ""] = /^(\s*)(?:[-*+•]\s+)?(.*)$/.exec(line) ?? [];
  const sign = signOf(rest);
  return sign && { indent: space.replace(/\t/g, "    ").length, done: sign.done, text: rest.slice(sign.length).trim() };
}

function taskList(tasks: Task[]): JSONContent {
  const top: JSONContent[] = [];
  const open: { indent: number; items: JSONContent[] }[] = [{ indent: tasks[0]?.indent ?? 0, items: top }];
  for (const { indent, done, text } of tasks) {
    while (open.length > 1 && (open[open.length - 1]?.indent ?? 0) > indent) open.pop();
    const level = open[open.length - 1];
    const above = level?.items[level.items.length - 1];
    const item = { type: "taskItem", attrs: { checked: done }, content: [paragraph(text)] };
    if (level && above && indent > level.indent) {
      open.push({ indent, items: [item] });
      above.content?.push({ type: "taskList", content: open[open.length - 1]?.items ?? [] });
    } else level?.items.push(item);
  }
  return { type: "taskList", content: top };
}

function joined(lines: string[]): string[] {
  const longest = Math.max(0, ...lines.map((line) => line.length));
  if (longest < HARD_WRAP || longest > 120) return lines;
  const made: string[] = [];
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    if (before !== undefined && wraps(before, line, longest)) made[made.length - 1] += ` ${line}`;
    else made.push(line);
  });
  return made;
}

/** Would the next line's first word still have fitted on this one? Then the break was meant. */
function wraps(line: string, next: string, longest: number): boolean {
  const first = next.split(" ")[0] ?? "";
  return line.length + 1 + first.length > longest - 8 && !/^([-•*+]|\d+[.)])\s/.test(next);
}
