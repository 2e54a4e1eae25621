// Tables that leave the house, opened as their programs do: what stands in the cells.
import { inflateRawSync } from "node:zlib";

/** The lines of a CSV file with semicolons. */
export const csv = (bytes: Buffer): string[][] =>
  bytes
    .toString("utf8")
    .replace(/^\uFEFF/, "")
    .trim()
    .split("\r\n")
    .map((line) => [...line.matchAll(/(?:^|;)(?:"((?:[^"]|"")*)"|([^;]*))/g)].map(([, quoted, plain]) => (quoted === undefined ? plain : quoted.replaceAll('""', '"'))));

/** A part of a packed file by its name, found by the table at its end. */
function part(bytes: Buffer, wanted: string): string {
  const end = bytes.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, packed, name, extra, comment, begin] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32), bytes.readUInt32LE(at + 42)];
    if (bytes.toString("utf8", at + 46, at + 46 + name) === wanted) {
      const from = begin + 30 + bytes.readUInt16LE(begin + 26) + bytes.readUInt16LE(begin + 28);
      const content = bytes.subarray(from, from + packed);
      return (method === 0 ? content : inflateRawSync(content)).toString("utf8");
    }
    at += 46 + name + extra + comment;
  }
  throw new Error(`${wanted} is not in the file`);
}

const plain = (xml: string): string => xml.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");

/** The cells of a workbook's first sheet, row by row; empty ones are left out. */
export const workbook = (bytes: Buffer): string[][] =>
  [...part(bytes, "xl/worksheets/sheet1.xml").matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row]) =>
    [...row.matchAll(/<c [^>]*>(?:<is><t[^>]*>(.*?)<\/t><\/is>|<v>(.*?)<\/v>)<\/c>/gs)].map(([, text, value]) => plain(text ?? value)),
  );
