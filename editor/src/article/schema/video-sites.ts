// The sites whose videos readers can play, read as the server reads them
// (`domain::VideoEmbed`).

const YOUTUBE = /^[\w-]{11}$/;
const VIMEO = /^\d{1,12}$/;

/** The address readers are led to, or nothing if it is no video of a known site. */
export function watchAddress(address: string): string | null {
  const typed = address.trim();
  let url: URL;
  try {
    url = new URL(/^https?:\/\//.test(typed) ? typed : `https://${typed}`);
  } catch {
    return null;
  }
  const [first = "", second = ""] = url.pathname.slice(1).split("/");
  const youtube = (id: string | null) => (id && YOUTUBE.test(id) ? `https://www.youtube.com/watch?v=${id}` : null);
  const vimeo = (id: string) => (VIMEO.test(id) ? `https://vimeo.com/${id}` : null);
  switch (url.hostname) {
    case "youtu.be":
      return youtube(first);
    case "youtube.com":
    case "www.youtube.com":
    case "m.youtube.com":
    case "www.youtube-nocookie.com":
      return first === "watch" ? youtube(url.searchParams.get("v")) : ["embed", "shorts", "live"].includes(first) ? youtube(second) : null;
    case "vimeo.com":
    case "www.vimeo.com":
      return vimeo(first);
    case "player.vimeo.com":
      return first === "video" ? vimeo(second) : null;
    default:
      return null;
  }
}
