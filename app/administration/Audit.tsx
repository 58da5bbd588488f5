import { useCallback, useState } from 'react';
import type { AuditAsked, AuditPage } from '#server/contracts/administration.ts';
import { auditKinds } from '#server/contracts/audit-kinds.ts';
import { StaffRole } from '#server/contracts/staff.ts';
import type { AdministrationApi } from '#app/api/administration.ts';
import { Choice } from '#app/desk/Fields.tsx';
import { TroubleSaid } from '#app/desk/TroubleSaid.tsx';
import { useAsking } from '#app/desk/use-asking.ts';
import { useShown } from '#app/desk/use-shown.ts';
import { formatDay, formatMoment } from '#app/i18n/format.ts';
import { useLanguage, useText, useTexts } from '#app/i18n/text.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Shown } from './Part.tsx';

type Line = AuditPage['lines'][number];

/** Who did what, the newest first; by kind and by person, a page at a time. */
export function Audit({ api }: { api: AdministrationApi }) {
  const say = useText('administration');
  const [kind, setKind] = useState('');
  const [person, setPerson] = useState('');
  const all: { id: string; words: string } = { id: '', words: say('audit-all') };
  const asked: AuditAsked = { kind: auditKinds.find((each) => each === kind), person: person === '' ? undefined : person };
  const shown = useShown(useCallback(() => api.audit({ kind: auditKinds.find((each) => each === kind), person: person === '' ? undefined : person }), [api, kind, person]));
  return (
    <>
      <p>{say('audit-lead')}</p>
      <div className="admin-filters">
        <Choice name="audit-kind" label={say('audit-kind')} choices={[all, ...auditKinds.map((each) => ({ id: each, words: say(`kind-${each}`) }))]} value={kind} onChange={setKind} />
        <Choice name="audit-person" label={say('audit-person')} choices={[all, ...(shown.value?.people ?? []).map(({ id, name }) => ({ id, words: name }))]} value={person} onChange={setPerson} />
      </div>
      <Shown shown={shown}>{(page) => <Lines key={`${kind} ${person} ${page.lines[0]?.id ?? ''}`} api={api} asked={asked} first={page} />}</Shown>
    </>
  );
}

function Lines({ api, asked, first }: { api: AdministrationApi; asked: AuditAsked; first: AuditPage }) {
  const say = useText('administration');
  const [more, setMore] = useState<readonly AuditPage[]>([]);
  const { ask, trouble } = useAsking();
  const { next } = more.at(-1) ?? first;
  const goOn = () => ask(() => api.audit({ ...asked, after: next }), (page) => setMore((pages) => [...pages, page]));
  const lines = [first, ...more].flatMap((page) => page.lines);
  if (lines.length === 0) return <p>{say('audit-none')}</p>;
  return (
    <>
      <ol className="admin-lines">
        {lines.map((line) => (
          <Done key={line.id} line={line} />
        ))}
      </ol>
      <TroubleSaid trouble={trouble} />
      {next === undefined ? null : <Button onClick={() => void goOn()}>{say('audit-more')}</Button>}
    </>
  );
}

function Done({ line: { at, action, by, to, round, detail } }: { line: Line }) {
  const say = useText('administration');
  const { has } = useTexts();
  const { tag } = useLanguage();
  const words = has('administration', `did-${action}`) ? say(`did-${action}`) : say('did-other');
  const more = useDetail(action, detail);
  const when = at.includes('T') ? formatMoment(tag, Date.parse(at)) : formatDay(tag, at);
  return (
    <li>
      <time className="hint" dateTime={at}>
        {when}
      </time>
      <p>
        <strong>{by === undefined ? say('by-server') : <><bdi>{by === '' ? say('by-somebody') : by}</bdi>:</>}</strong> {words}
        {to === undefined ? null : <> · <bdi>{to}</bdi></>}
        {round === undefined ? null : <> · <bdi translate="no">{round}</bdi></>}
        {more === undefined ? null : <> · {more}</>}
      </p>
    </li>
  );
}

/** What of it, where there are words for it: a role, a way to sign in, months. Ids say nothing to anybody. */
function useDetail(action: string, detail: string | undefined): string | undefined {
  const say = useText('administration');
  const staff = useText('staff');
  const { has } = useTexts();
  if (detail === undefined) return undefined;
  if (action === 'round-keeping-changed') {
    const [words = '', answers = ''] = detail.split(' ');
    return say('detail-months', { words, answers });
  }
  const role = StaffRole.safeParse(detail);
  if (role.success) return staff(`role-${role.data}`);
  return has('administration', `detail-${detail}`) ? say(`detail-${detail}`) : undefined;
}
