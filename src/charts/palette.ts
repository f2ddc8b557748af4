/**
 * How many colours a byte can number. If a chart has more, the commonest stay exact and the rest of the palette is for rare colours unlike
 * any other.
 */
const MOST_COLOURS = 256;
const COMMONEST = 192;
/** More places than a chart has colours (flat inks and the edges of its letters). A power of two; at most half is used. */
const PLACES = 8192;
/** How far a rare colour may be from its replacement, in steps of 255 summed over red, green and blue: invisible at an edge. */
const FARTHEST = 36;

export interface IndexedPixels {
  /** Red, green and blue of each colour in turn, at most 256 colours. */
  readonly palette: Uint8Array;
  /** Each row: a zero (PNG's "no filter"), then the palette index of each pixel. */
  readonly rows: Uint8Array;
}

/** Colours in order of appearance, in an open-addressing hash table. */
interface Census {
  readonly colours: Uint32Array;
  /** Pixels of each colour, without repeated rows; 0 means the place is free. */
  readonly counts: Uint32Array;
  /** The hash table's place of each pixel's colour. */
  readonly places: Uint16Array;
}

/** Counts the colours. Null if there are too many, or if some are transparent. */
const census = (pixels: Buffer, width: number, height: number): Census | null => {
  // One number per pixel, red in the lowest byte (Node only runs on little-endian machines).
  const numbers = new Uint32Array(pixels.buffer, pixels.byteOffset, width * height);
  const colours = new Uint32Array(PLACES);
  const counts = new Uint32Array(PLACES);
  const places = new Uint16Array(width * height);
  let [known, last, place] = [0, 0, -1];
  for (let y = 0; y < height; y++) {
    const start = y * width;
    // Half of a chart's rows equal the row above: a bar continues, or it's empty.
    if (y > 0 && pixels.compare(pixels, (start - width) * 4, start * 4, start * 4, (start + width) * 4) === 0) {
      places.copyWithin(start, start - width, start);
      continue;
    }
    for (let index = start; index < start + width; index++) {
      const colour = numbers[index] as number;
      // Most pixels equal their left neighbour.
      if (colour !== last || place < 0) {
        if (colour >>> 24 !== 0xff) return null;
        place = (Math.imul(colour, 0x9e3779b1) >>> 19) & (PLACES - 1);
        while (counts[place] !== 0 && colours[place] !== colour) place = (place + 1) & (PLACES - 1);
        if (counts[place] === 0 && ++known > PLACES / 2) return null;
        colours[place] = colour;
        last = colour;
      }
      (counts[place] as number)++;
      places[index] = place;
    }
  }
  return { colours, counts, places };
};

const distance = (left: number, right: number): number =>
  Math.abs((left & 0xff) - (right & 0xff)) +
  Math.abs(((left >>> 8) & 0xff) - ((right >>> 8) & 0xff)) +
  Math.abs(((left >>> 16) & 0xff) - ((right >>> 16) & 0xff));

/** The palette index nearest to a colour; -1 if none is close enough. */
const nearest = (colour: number, palette: readonly number[]): number => {
  let [best, least] = [-1, FARTHEST + 1];
  for (let index = 0; index < palette.length && least > 0; index++) {
    const apart = distance(colour, palette[index] as number);
    if (apart < least) [best, least] = [index, apart];
  }
  return best;
};

/**
 * Converts opaque pixels (red, green, blue, alpha; row by row) to indexes into a palette of at most 256 colours, which leaves a quarter of
 * the bytes to compress. Null if a pixel would change visibly or is transparent.
 */
export const indexPixels = (pixels: Buffer, width: number, height: number): IndexedPixels | null => {
  const counted = census(pixels, width, height);
  if (counted === null) return null;
  const { colours, counts, places } = counted;
  const met = Array.from(counts.keys()).filter((place) => counts[place] !== 0);
  met.sort((left, right) => (counts[right] as number) - (counts[left] as number));
  const exactly = met.length <= MOST_COLOURS ? MOST_COLOURS : COMMONEST;
  const palette: number[] = [];
  const indexOf = new Uint8Array(PLACES);
  for (const place of met) {
    const colour = colours[place] as number;
    const near = palette.length < exactly ? -1 : nearest(colour, palette);
    if (near < 0 && palette.length === MOST_COLOURS) return null;
    indexOf[place] = near < 0 ? palette.push(colour) - 1 : near;
  }
  const rows = new Uint8Array((width + 1) * height);
  for (let from = 0, to = 0; from < places.length; from++) {
    if (from % width === 0) to++;
    rows[to++] = indexOf[places[from] as number] as number;
  }
  return { palette: Uint8Array.from(palette.flatMap((colour) => [colour & 0xff, (colour >>> 8) & 0xff, (colour >>> 16) & 0xff])), rows };
};
