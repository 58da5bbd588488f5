import { useCallback, useEffect, useState } from 'react';
import type { Network } from '#server/contracts/network.ts';
import type { NetworkApi } from '#app/api/network.ts';
import { useAsking, type Trouble } from '#app/desk/use-asking.ts';

/** The settings and groups of an area, and how to look at them again. Nothing of it is kept on the device. */
export function useNetwork(api: NetworkApi): { network: Network | undefined; trouble: Trouble | undefined; look: () => void } {
  const [network, setNetwork] = useState<Network>();
  const { ask, trouble } = useAsking();
  const look = useCallback(() => void ask(() => api.network(), setNetwork), [ask, api]);
  useEffect(look, [look]);
  return { network, trouble, look };
}
