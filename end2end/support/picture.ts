// Makes a PNG of a screen small: at most 256 colours and the best compression. A screen has few colours, its text many shades of them;
// shades that are near each other become one. The comparison's threshold is wider than that.
import { readFileSync, writeFileSync } from "node:fs";
import { crc32, deflateSync, inflateSync } from "node:zlib";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const [INDEXED, RGB, RGBA] = [3, 2, 6];
// What a palette holds, and how many of its colours are areas, which stay as they are.
const [MOST, FLAT] = [256, 16];

type Chunk = { type: string; data: Buffer };

function chunks(png: Buffer): Chunk[] {
  const found: Chunk[] = [];
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    found.push({ type: png.toString("latin1", at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return found;
}

function written({ type, data }: Chunk): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [l, a, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  return l <= a && l <= c ? left : a <= c ? above : corner;
}

/** Takes the filters of the lines back (PNG 9.2), in place; a line is `stride` bytes after its filter's byte. */
function unfilter(lines: Buffer, stride: number, step: number): void {
  for (let start = 0; start < lines.length; start += stride + 1) {
    const filter = lines[start];
    for (let x = 0; x < stride; x += 1) {
      const at = start + 1 + x;
      const left = x >= step ? lines[at - step] : 0;
      const above = start > 0 ? lines[at - stride - 1] : 0;
      const corner = start > 0 && x >= step ? lines[at - stride - 1 - step] : 0;
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter];
      lines[at] = (lines[at] + guess) & 0xff;
    }
    lines[start] = 0;
  }
}

function distance(one: number, other: number): number {
  const [red, green, blue] = [(one >> 16) - (other >> 16), ((one >> 8) & 0xff) - ((other >> 8) & 0xff), (one & 0xff) - (other & 0xff)];
  return red * red + green * green + blue * blue;
}

/** Colours, the frequent ones first, so that each of `often` is near one of them; as near as 256 allow. */
function paletteOf(often: number[]): number[] {
  for (let near = 0; ; near += 2) {
    const palette: number[] = [];
    for (const colour of often) {
      const own = palette.length < FLAT || palette.every((other) => distance(colour, other) > near * near);
      if (own) palette.push(colour);
      if (palette.length > MOST) break;
    }
    if (palette.length <= MOST) return palette;
  }
}

function nearest(colour: number, palette: number[]): number {
  let best = 0;
  for (let at = 1; at < palette.length; at += 1) if (distance(colour, palette[at]) < distance(colour, palette[best])) best = at;
  return best;
}

/** Writes the file again. One that has its palette already stays as it is. */
export function shrink(path: string): void {
  const all = chunks(readFileSync(path));
  const head = Buffer.from(all[0].data);
  const [width, height, kind] = [head.readUInt32BE(0), head.readUInt32BE(4), head[9]];
  if (kind === INDEXED) return;
  if (kind !== RGB && kind !== RGBA) throw new Error(`${path}: colour type ${kind} is not a screenshot's`);
  const step = kind === RGB ? 3 : 4;
  const lines = inflateSync(Buffer.concat(all.filter(({ type }) => type === "IDAT").map(({ data }) => data)));
  unfilter(lines, width * step, step);
  const colourAt = (x: number, y: number) => lines.readUIntBE(y * (width * step + 1) + 1 + x * step, 3);
  const often = new Map<number, number>();
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) often.set(colourAt(x, y), (often.get(colourAt(x, y)) ?? 0) + 1);
  const palette = paletteOf([...often.keys()].sort((a, b) => often.get(b)! - often.get(a)!));
  const index = new Map([...often.keys()].map((colour) => [colour, nearest(colour, palette)]));
  const indexed = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) indexed[y * (width + 1) + 1 + x] = index.get(colourAt(x, y))!;
  head[9] = INDEXED;
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 0xff, colour & 0xff]));
  const parts = [["IHDR", head], ["PLTE", colours], ["IDAT", deflateSync(indexed, { level: 9 })], ["IEND", Buffer.alloc(0)]] as const;
  writeFileSync(path, Buffer.concat([SIGNATURE, ...parts.map(([type, data]) => written({ type, data }))]));
}
