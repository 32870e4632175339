// Drawn signs for what no letter stands for; a font with emoji is not everywhere.

const PATHS = {
  link: "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1",
  note: "M5 4h14v16H5zM9 9h6M9 13h6",
  picture: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4",
  library: "M4 7h6l2 2h8v10H4z",
  gallery: "M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z",
  video: "M4 5h16v14H4zM10 9l5 3-5 3z",
  attachment: "M8 12l6-6a3 3 0 0 1 4 4l-8 8a5 5 0 0 1-7-7l7-7",
  tasks: "M4 5h5v5H4zM5.5 7.5l1 1 2-2M4 14h5v5H4zM12 7.5h8M12 16.5h8",
  table: "M4 5h16v14H4zM4 10h16M4 15h16M10 5v14",
} as const;

const isDrawn = (sign: string): sign is keyof typeof PATHS => sign in PATHS;

/** The drawing of that name, or the letters themselves. */
export function signOf(sign: string): Node {
  if (!isDrawn(sign)) return document.createTextNode(sign);
  const make = (tag: string, attributes: Record<string, string>) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  };
  const drawing = make("svg", { viewBox: "0 0 24 24", width: "20", height: "20", fill: "none", stroke: "currentColor", "stroke-width": "1.75" });
  drawing.append(make("path", { d: PATHS[sign] }));
  return drawing;
}
