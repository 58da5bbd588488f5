import { useCallback, useEffect, useRef, useState } from 'react';
import type { Reply } from '#app/api/call.ts';
import type { Trouble } from './use-asking.ts';

/** What was asked of the server as it stands now, and asking anew. What comes after the piece has gone is let go. */
export function useShown<T>(load: () => Promise<Reply<T>>) {
  const [value, setValue] = useState<T>();
  const [trouble, setTrouble] = useState<Trouble>();
  const turn = useRef(0);
  const again = useCallback(async () => {
    turn.current += 1;
    const mine = turn.current;
    const reply = await load();
    if (mine !== turn.current) return;
    if (reply.kind === 'ok') {
      setValue(reply.value);
      setTrouble(undefined);
    } else setTrouble(reply.problem);
  }, [load]);
  useEffect(() => {
    void again();
    return () => {
      turn.current += 1;
    };
  }, [again]);
  return { value, setValue, trouble, again };
}
