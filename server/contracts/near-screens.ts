/**
 * The addresses that stand on the way of somebody who answers. They are apart from the others in `screens.ts`, which
 * nobody who answers has to fetch.
 */
export const nearScreens = {
  home: '/',
  /** The start of a round; goes on to its first language. A card adds `#card=<batch>.<code>`. */
  round: '/answer/:round',
  answer: '/answer/:round/:language',
  /** The holder of a keep card; the secret is in the fragment. */
  keep: '/keep',
  /** A shared device in a session: one person after another. */
  kiosk: '/session',
  help: '/help',
} as const;
