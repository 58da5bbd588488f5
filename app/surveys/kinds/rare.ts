import { lazy } from 'react';

/** Few surveys ask for weeks, or for something to be made: who answers another one need not fetch it. */
export const Rare = lazy(() => import('./Rarely.tsx'));
