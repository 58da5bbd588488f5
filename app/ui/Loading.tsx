import { useEffect, useState } from 'react';
import { useText } from '#app/i18n/text.tsx';

/** What takes under a second shows nothing: a sign that comes and goes at once only worries. Says so to screen readers too. */
export function Loading({ after = 1000 }: { after?: number }) {
  const text = useText('ui');
  const [due, setDue] = useState(after === 0);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), after);
    return () => clearTimeout(timer);
  }, [after]);
  return <div role="status">{due ? <p className="loading">{text('loading')}</p> : null}</div>;
}
