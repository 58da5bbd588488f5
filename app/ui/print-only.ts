import './print-only.css';

/**
 * Prints one element of the page and nothing around it, on paper of its own.
 * `print` opens the browser's dialog; what stands on the screen stays as it is.
 */
export function printOnly(element: Element, print: () => void = () => window.print()): void {
  const after = () => element.removeAttribute('data-print-only');
  for (const other of document.querySelectorAll('[data-print-only]')) other.removeAttribute('data-print-only');
  element.setAttribute('data-print-only', '');
  // Some phones print later than `print()` returns, so the mark goes only when they say that they have.
  window.addEventListener('afterprint', after, { once: true });
  print();
}
