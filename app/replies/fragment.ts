/**
 * Takes the secret out of the address: what stood after `#`, which then stands there no more, so that
 * neither the address bar nor the history of a shared device shows it. Empty where there was none.
 */
export function takeFragment(at: Pick<Location, 'hash' | 'pathname' | 'search'>, history: Pick<History, 'replaceState' | 'state'>): string {
  const text = at.hash.replace(/^#/, '');
  if (text !== '') history.replaceState(history.state, '', `${at.pathname}${at.search}`);
  return text;
}
