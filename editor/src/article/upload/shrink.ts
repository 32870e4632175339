// Pictures larger than any screen are scaled down before they travel.

const LONGEST_SIDE = 4096;

export async function shrunk(file: File, limit: number): Promise<Blob> {
  if (!/^image\/(jpeg|png|webp|avif)$/.test(file.type)) return file;
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return file;
  const longest = Math.max(picture.width, picture.height);
  if (longest <= LONGEST_SIDE && file.size <= limit) return file;
  const scale = Math.min(1, LONGEST_SIDE / longest);
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const smaller = await new Promise<Blob | null>((made) => canvas.toBlob(made, "image/jpeg", 0.9));
  return smaller ?? file;
}
