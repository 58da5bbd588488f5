/** Opens what is folded while the page is printed, since paper cannot be unfolded. Returns how to stop. */
export function openForPrint(page: Document = document, on: Pick<Window, 'addEventListener' | 'removeEventListener'> = window): () => void {
  let opened: HTMLDetailsElement[] = [];
  const open = () => {
    opened = [...page.querySelectorAll<HTMLDetailsElement>('main details:not([open])')];
    for (const details of opened) details.open = true;
  };
  const close = () => {
    for (const details of opened) details.open = false;
    opened = [];
  };
  on.addEventListener('beforeprint', open);
  on.addEventListener('afterprint', close);
  return () => {
    on.removeEventListener('beforeprint', open);
    on.removeEventListener('afterprint', close);
  };
}
