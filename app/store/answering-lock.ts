/** The lock that every tab shares while somebody answers in it. The service worker looks at it before a newer build takes over. */
export const answeringLock = 'all-heard answering';
