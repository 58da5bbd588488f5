/** The sign of the product: voices of different size, all inside one round. Drawn for it. */
export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <path className="logo-ground" d="M24 3c12 0 21 8.6 21 19.5S36 42 24 42c-2.3 0-4.5-.3-6.6-.9L8 45l2-7.6C5.7 33.8 3 28.5 3 22.5 3 11.6 12 3 24 3z" />
      <path className="logo-voices" d="M14 19v7M21 13v19M28 17v11M35 20.5v4" />
    </svg>
  );
}
