/** One line per event, for whoever runs the server. Names of things and numbers only: never what a person wrote. */
export type LogFields = Readonly<Record<string, string | number | boolean>>;
export interface Log {
  info(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

/** A log of JSON lines on the given stream. */
export function jsonLog(write: (line: string) => void, clock: () => Date): Log {
  const line = (level: string) => (event: string, fields: LogFields = {}) => {
    write(`${JSON.stringify({ at: clock().toISOString(), level, event, ...fields })}\n`);
  };
  return { info: line('info'), error: line('error') };
}

/** Of an error only its kind and place: a database's message may repeat the values it was given. */
export function faultFields(fault: unknown): LogFields {
  if (!(fault instanceof Error)) return { fault: typeof fault };
  const place = fault.stack?.split('\n').find((frame) => frame.trimStart().startsWith('at '))?.trim() ?? '';
  const code = 'code' in fault && typeof fault.code === 'string' ? fault.code : '';
  return { fault: fault.name, code, place };
}
