/** A symbol of a sheet, by its address. */
export function Placed({ href, turns }: { href: string; turns: boolean }) {
  return (
    <svg className={turns ? 'picture turns' : 'picture'} aria-hidden="true" focusable="false" viewBox="0 0 72 72">
      <use href={href} />
    </svg>
  );
}
