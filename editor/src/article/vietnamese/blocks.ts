import type { Node } from "@tiptap/pm/model";

/** The text of a block, one letter for each position in it. */
export const blockText = (block: Node): string => block.textBetween(0, block.content.size, undefined, "\n");
