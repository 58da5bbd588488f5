/**
 * An option may be a name and then what it means: "Sixth form. It is school for Years 12 and 13.", or
 * "…: …". Gives the name without the mark that ends it (a full stop, also that of Urdu or of Panjabi, or a colon), and the rest.
 * A text of one sentence has no rest.
 */
export function splitText(text: string): { name: string; rest: string } {
  const whole = text.trim();
  const end = /[.۔।:]\s+/u.exec(whole);
  if (end === null) return { name: whole, rest: '' };
  return { name: whole.slice(0, end.index), rest: whole.slice(end.index + end[0].length) };
}
