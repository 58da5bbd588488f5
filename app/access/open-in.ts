/** Opens this address in another language. What stands after `#`, which may be a keep card's secret, stays on the device. */
export function openIn(language: string): void {
  const address = new URL(location.href);
  address.searchParams.set('lang', language);
  location.assign(address);
}
