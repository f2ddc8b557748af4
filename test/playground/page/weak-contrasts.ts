/**
 * Runs in the page. Returns every visible text with less contrast than WCAG AA asks (4.5 to 1, or 3 to 1 for large text),
 * as `ratio text`. https://www.w3.org/TR/WCAG22/#contrast-minimum
 */
export const weakContrasts = (): string[] => {
  type Colour = readonly [red: number, green: number, blue: number, alpha: number];
  const parse = (text: string): Colour => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
    return [red, green, blue, alpha];
  };
  const over = (above: Colour, below: Colour): Colour => {
    const mixed = (at: 0 | 1 | 2): number => above[at] * above[3] + below[at] * (1 - above[3]);
    return [mixed(0), mixed(1), mixed(2), 1];
  };
  const groundOf = (element: Element): Colour => {
    const layers: Colour[] = [];
    for (let it: Element | null = element; it !== null; it = it.parentElement) layers.push(parse(getComputedStyle(it).backgroundColor));
    return layers.reduceRight((below, above) => over(above, below), [255, 255, 255, 1]);
  };
  const luminance = (colour: Colour): number => {
    const part = (value: number): number => (value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(colour[0]) + 0.7152 * part(colour[1]) + 0.0722 * part(colour[2]);
  };
  const weak = new Set<string>();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    const words = node.textContent?.trim() ?? '';
    if (element === null || words === '' || element.closest('[inert], :disabled, [aria-hidden="true"] .emoji, .emoji-letters') !== null)
      continue;
    const style = getComputedStyle(element);
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const ground = groundOf(element);
    const ink = over(parse(element.closest('svg') === null ? style.color : style.fill), ground);
    const [light, dark] = [luminance(ink), luminance(ground)].sort((one, other) => other - one);
    const ratio = ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
    const size = Number.parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (isLarge ? 3 : 4.5)) weak.add(`${ratio.toFixed(2)} ${words.slice(0, 40)}`);
  }
  return [...weak];
};
