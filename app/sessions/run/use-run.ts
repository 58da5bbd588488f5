import { useCallback, useEffect, useState } from 'react';
import type { ProblemBody } from '#server/contracts/problem.ts';
import type { SessionRun } from '#server/contracts/session-device.ts';
import type { SessionRunApi } from '#app/api/session-run.ts';

/** Milliseconds between two looks, while somebody looks (docs/decisions says why it asks and is not told). */
const every = 1_000;

export interface Run {
  /** As it was seen last. */
  run: SessionRun | undefined;
  /** Why the last look saw nothing; gone with the next that did. */
  trouble: ProblemBody | 'offline' | undefined;
  look(): void;
}

/** A session while it runs, looked at again each second while the page is on the screen. */
export function useRun(api: SessionRunApi, area: string, session: string): Run {
  const [run, setRun] = useState<SessionRun>();
  const [trouble, setTrouble] = useState<Run['trouble']>();
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    let here = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      clearTimeout(timer);
      if (document.visibilityState === 'visible') {
        const reply = await api.look(area, session);
        if (!here) return;
        if (reply.kind === 'ok') setRun(reply.value);
        setTrouble(reply.kind === 'ok' ? undefined : reply.problem);
        // Who is not let in is not let in a second later.
        if (reply.kind === 'problem' && reply.problem !== 'offline' && reply.problem.code !== 'server-fault') return;
      }
      timer = setTimeout(() => void look(), every);
    };
    void look();
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, [api, area, session, asked]);
  return { run, trouble, look: useCallback(() => setAsked((last) => last + 1), []) };
}
