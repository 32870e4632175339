// Paragraphs of plain text. Mail and PDF break lines at a margin: such lines are
// joined; lines that end a sentence or are short stay apart.

const HARD_WRAP = 55;

export function paragraphsOf(text: string): string[] {
  const chunks = text.normalize("NFC").replace(/\r\n?/g, "\n").replace(/\u00a0/g, " ").split(/\n\s*\n/);
  return chunks.flatMap((chunk) => joined(chunk.split("\n").map((line) => line.trim()).filter(Boolean)));
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
