/** What only staff read: a file per language of its own, and a list that nobody else fetches. */
export const staffNamespaces = ['staff', 'planning', 'accounts', 'running', 'rounds', 'letter', 'network', 'paper', 'administration'] as const;
