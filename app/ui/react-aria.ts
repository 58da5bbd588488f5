/**
 * React Aria writes one style element into the page unless an element with this id is there. The page's
 * security policy refuses style elements, so the rule stands in `pick-one.css` and this stands in its place.
 * Import it beside anything of react-aria-components.
 */
const id = 'react-aria-pressable-style';
if (typeof document !== 'undefined' && document.getElementById(id) === null) {
  const mark = document.createElement('meta');
  mark.id = id;
  document.head.append(mark);
}

export {};
