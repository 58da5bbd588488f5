/** Dexie, built apart so that what it says on the console of a device is not said on ours. */
export { Dexie } from 'dexie';
