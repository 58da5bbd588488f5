/** What helps somebody press and read, with the page that sets it: one file, fetched with the first who asks for it. */
export const bringAids = () => import('./aids-here.tsx');
