import { lineAt, nodeIn, nodesOf, parse, textIn, type Node } from './sources.ts';

/** Attributes whose text a person sees or hears. */
const heard = new Set(['alt', 'title', 'placeholder', 'label', 'aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext']);
/** Names that are the same in every language. */
const names = new Set(['CC BY-SA 4.0', 'CC BY 4.0', 'MIT', 'All Heard']);
const isWords = (text: string): boolean => /\p{L}/u.test(text) && !names.has(text.trim());
/** What a component of ours is given to look up, as in `label="next"`. */
const isKey = (text: string): boolean => /^[a-z0-9]+([.-][a-z0-9]+)*$/.test(text);
const attributeName = (node: Node): string => textIn(nodeIn(node, 'name'), 'name') ?? '';

/** What stands in a place of JSX where a string would be shown: the string, or each that an expression may come to. */
function textsOf(node: Node | undefined): string[] {
  if (node === undefined) return [];
  switch (node.type) {
    case 'Literal':
      return [textIn(node, 'value') ?? ''];
    case 'TemplateLiteral':
      return [...nodesOf(node)].filter(({ node: inner }) => inner.type === 'TemplateElement').map(({ node: inner }) => {
        const value = inner['value'];
        return typeof value === 'object' && value !== null && 'cooked' in value && typeof value.cooked === 'string' ? value.cooked : '';
      });
    case 'ConditionalExpression':
      return [...textsOf(nodeIn(node, 'consequent')), ...textsOf(nodeIn(node, 'alternate'))];
    case 'LogicalExpression':
      return textsOf(nodeIn(node, 'right'));
    case 'JSXExpressionContainer':
      return textsOf(nodeIn(node, 'expression'));
    default:
      return [];
  }
}

/** Words that a component shows without asking `locales` for them, and inline styles, which the policy of the pages refuses. */
export function componentFaults(path: string, text: string): string[] {
  return [...nodesOf(parse(path, text))].flatMap(({ node, within }) => {
    const said = (what: string) => [`${path}:${lineAt(text, node.start)} ${what}`];
    if (node.type === 'JSXText') {
      const words = textIn(node, 'value') ?? '';
      return isWords(words) ? said(`shows "${words.trim()}": every visible word comes from locales`) : [];
    }
    if (node.type === 'JSXExpressionContainer' && within[0]?.type !== 'JSXAttribute') {
      return textsOf(node).filter(isWords).flatMap((words) => said(`shows "${words}": every visible word comes from locales`));
    }
    if (node.type !== 'JSXAttribute') return [];
    if (attributeName(node) === 'style') return said('has a style attribute: use a class');
    const ours = /^[A-Z]/.test(textIn(within[0] && nodeIn(within[0], 'name'), 'name') ?? '');
    return heard.has(attributeName(node))
      ? textsOf(nodeIn(node, 'value')).filter((words) => isWords(words) && !(ours && isKey(words))).flatMap((words) => said(`says "${words}": every word heard comes from locales`))
      : [];
  });
}
