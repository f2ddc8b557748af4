import { createCanvas, loadImage } from '@napi-rs/canvas';

/** A decoded picture, for tests of its content. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** `#rrggbb` at a pixel. */
  at(x: number, y: number): string;
  /** How many pixels have exactly this colour, in the whole picture or from `top` to `bottom`. */
  count(colour: string, top?: number, bottom?: number): number;
  /** How many different colours there are. */
  readonly colours: number;
  /** How many pixels differ from another picture of the same size. */
  differs(other: Picture): number;
}

/** Decodes a PNG with the canvas's decoder, which isn't the encoder under test. */
export const readPicture = async (png: Uint8Array): Promise<Picture> => {
  const image = await loadImage(Buffer.from(png));
  const { width, height } = image;
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const colour = (pixel: number): string => `#${Buffer.from(data.subarray(pixel * 4, pixel * 4 + 3)).toString('hex')}`;
  const all = Array.from({ length: width * height }, (_, pixel) => colour(pixel));
  const at = (x: number, y: number): string => all[y * width + x] ?? '';
  return {
    width,
    height,
    at,
    count: (wanted, top = 0, bottom = height) =>
      all.slice(top * width, bottom * width).filter((each) => each === wanted.toLowerCase()).length,
    colours: new Set(all).size,
    differs: (other) => all.filter((each, pixel) => each !== other.at(pixel % width, Math.floor(pixel / width))).length,
  };
};
