import { crc32, deflateSync } from 'node:zlib';
import type { Canvas } from '@napi-rs/canvas';
import { indexPixels } from './palette.ts';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const BITS = 8;
const INDEXED = 3;
/** Flat areas pack as well at 3 as at 9, in a third of the time. */
const LEVEL = 3;

const chunk = (name: string, content: Uint8Array): Buffer => {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(content.length, 0);
  named.copy(whole, 4);
  whole.writeUInt32BE(crc32(named), named.length + 4);
  return whole;
};

/**
 * The canvas as PNG (W3C Portable Network Graphics, third edition): with a palette where its colours fit into one, which takes a third of the
 * time of the canvas's own encoder and half the bytes; else by the canvas's own encoder. Rare
 * colours at the edges of letters may change by less than an eye sees.
 */
export const encodePng = (canvas: Canvas): Uint8Array => {
  const { width, height } = canvas;
  const indexed = indexPixels(canvas.data(), width, height);
  if (indexed === null) return canvas.encodeSync('png');
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(BITS, 8);
  header.writeUInt8(INDEXED, 9);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', indexed.palette),
    chunk('IDAT', deflateSync(indexed.rows, { level: LEVEL })),
    chunk('IEND', new Uint8Array()),
  ]);
};
