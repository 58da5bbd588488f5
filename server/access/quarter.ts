const quarterMinutes = 15;

/** `2026-11-21T10:15`: the quarter of an hour in which an instant lies, UTC. */
export function quarterOf(instant: Date): string {
  const minutes = Math.floor(instant.getUTCMinutes() / quarterMinutes) * quarterMinutes;
  return `${instant.toISOString().slice(0, 14)}${String(minutes).padStart(2, '0')}`;
}
