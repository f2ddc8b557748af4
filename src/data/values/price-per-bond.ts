/** A price is in rupees per bond, or per 100 of face value: around 100 for a bond of 1,000 or more, it's the latter. */
export const pricePerBond = (price: number, face: number | null): number =>
  face !== null && face >= 1000 && looksPer100(price) ? (price * face) / 100 : price;

/** Whether a price is of the size of one per 100 of face value. */
export const looksPer100 = (price: number): boolean => price >= 20 && price <= 250;
