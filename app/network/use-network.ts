import { useCallback } from 'react';
import type { Network } from '#server/contracts/network.ts';
import type { NetworkApi } from '#app/api/network.ts';
import type { Trouble } from '#app/desk/use-asking.ts';
import { useShown } from '#app/desk/use-shown.ts';

/** The settings and groups of an area, and how to look at them again. Nothing of it is kept on the device. */
export function useNetwork(api: NetworkApi): { network: Network | undefined; trouble: Trouble | undefined; look: () => void } {
  const { value: network, trouble, again } = useShown(useCallback(() => api.network(), [api]));
  return { network, trouble, look: useCallback(() => void again(), [again]) };
}
