import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../app/ui/tokens.css', import.meta.url), 'utf8');

/** The colours that a block of the file sets. */
function colours(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`);
  if (start < 0) throw new Error(`tokens.css has no block ${selector}`);
  const block = css.slice(start, css.indexOf('}', start));
  return Object.fromEntries([...block.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6}|transparent);/g)].map(([, name = '', value = '']) => [name, value]));
}

/** WCAG 2.2, relative luminance of an sRGB colour. */
function luminance(hex: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

const calm = colours(":root, [data-theme='calm']");
const themes = ['calm', 'dark', 'contrast', 'quiet'].map((name) => ({
  name,
  colour: name === 'calm' ? calm : { ...calm, ...colours(`[data-theme='${name}']`) },
}));

/** Words and what they stand on: WCAG 1.4.6, 7:1. */
const words = [
  ['ink', 'paper'], ['ink', 'card'], ['ink-soft', 'paper'], ['ink-soft', 'card'],
  ['action', 'paper'], ['action', 'card'], ['action-deep', 'paper'], ['action-deep', 'card'], ['on-action', 'action'], ['on-action', 'action-deep'],
  ['on-chosen', 'chosen'], ['on-here', 'here'], ['danger', 'paper'], ['danger', 'card'], ['on-danger', 'danger'], ['ink', 'danger-soft'],
  ['good', 'paper'], ['good', 'card'], ['on-note', 'note'], ['ink', 'bar-hidden'],
] as const;
/** Edges, marks and bars: WCAG 1.4.11, 3:1. */
const edges = [
  ['line', 'paper'], ['line', 'card'], ['action', 'paper'], ['focus-ring', 'focus-ink'],
  ['bar-1', 'paper'], ['bar-1', 'card'], ['bar-2', 'paper'], ['bar-2', 'card'], ['bar-3', 'paper'], ['bar-3', 'card'],
] as const;

describe.each(themes)('theme $name', ({ colour }) => {
  it.each([...words])('%s is read on %s', (front, back) => {
    expect(contrast(colour[front] ?? '', colour[back] ?? '')).toBeGreaterThanOrEqual(7);
  });
  it.each([...edges])('%s is seen against %s', (front, back) => {
    expect(contrast(colour[front] ?? '', colour[back] ?? '')).toBeGreaterThanOrEqual(3);
  });
  it('shows where the focus is: one of its two rings stands out from the page', () => {
    const ring = Math.max(...['focus-ring', 'focus-ink'].map((name) => contrast(colour[name] ?? '', colour['paper'] ?? '')));
    expect(ring).toBeGreaterThanOrEqual(3);
  });
});
