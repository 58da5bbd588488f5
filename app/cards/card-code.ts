const form = /^[0-9A-HJKMNP-TV-Z]{16}$/;

/** The code of a card as it was typed, in whatever case and spacing, O for 0 and I or L for 1; `undefined` where it can be none. */
export function codeIn(text: string): string | undefined {
  const tidy = text.toUpperCase().replace(/[\s.–-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return form.test(tidy) ? tidy : undefined;
}

/** A code in groups of four, as it is read out and typed. */
export const grouped = (code: string): string => code.match(/.{1,4}/g)?.join(' ') ?? code;
