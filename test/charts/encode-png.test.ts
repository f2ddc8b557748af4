import { createCanvas } from '@napi-rs/canvas';
import test from 'ava';
import { encodePng } from '../../src/charts/encode-png.ts';
import { readPicture } from '../helpers/picture.ts';

const canvasOf = (width: number, height: number, colour: (x: number, y: number) => string) => {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      context.fillStyle = colour(x, y);
      context.fillRect(x, y, 1, 1);
    }
  }
  return canvas;
};
/** Byte 25 of a PNG is its colour type: 3 is a palette. */
const hasPalette = (png: Uint8Array): boolean => png[25] === 3;
const hex = (value: number): string => (value % 256).toString(16).padStart(2, '0');

test('few colours are kept exactly, in a palette', async (t) => {
  const colours = ['#f3f5f8', '#005a9c', '#d27400', '#000000', '#ffffff'];
  const of = (x: number, y: number): string => colours[(x + 3 * y) % 5] as string;
  const png = encodePng(canvasOf(17, 9, of));
  t.true(hasPalette(png));
  const picture = await readPicture(png);
  t.deepEqual([picture.width, picture.height], [17, 9]);
  for (let y = 0; y < 9; y++) for (let x = 0; x < 17; x++) t.is(picture.at(x, y), of(x, y));
});

test('256 colours still fit', async (t) => {
  const of = (x: number, y: number): string => `#${hex(x * 16)}${hex(y * 16)}80`;
  const png = encodePng(canvasOf(16, 16, of));
  t.true(hasPalette(png));
  t.is((await readPicture(png)).colours, 256);
});

test('more colours than a palette holds are drawn by the nearest one where that is near', async (t) => {
  const of = (x: number, y: number): string => `#${hex(100 + (x % 30))}${hex(100 + (y % 30))}${hex(100)}`;
  const png = encodePng(canvasOf(30, 30, of));
  t.true(hasPalette(png));
  const picture = await readPicture(png);
  for (let y = 0; y < 30; y++) {
    for (let x = 0; x < 30; x++) {
      const [wanted, got] = [of(x, y), picture.at(x, y)].map((colour) => Number.parseInt(colour.slice(1), 16)) as [number, number];
      const apart = [0, 8, 16].reduce((sum, bits) => sum + Math.abs(((wanted >> bits) & 255) - ((got >> bits) & 255)), 0);
      t.true(apart <= 36, `${of(x, y)} became ${picture.at(x, y)}`);
    }
  }
});

test('a picture of all colours is encoded without a palette and unchanged', async (t) => {
  const of = (x: number, y: number): string => `#${hex(x * 8)}${hex(y * 8)}${hex(x * y)}`;
  const png = encodePng(canvasOf(32, 32, of));
  t.false(hasPalette(png));
  const picture = await readPicture(png);
  for (let y = 0; y < 32; y++) for (let x = 0; x < 32; x++) t.is(picture.at(x, y), of(x, y));
});

test('transparent pixels stay transparent', (t) => {
  t.false(hasPalette(encodePng(createCanvas(4, 4))));
});
