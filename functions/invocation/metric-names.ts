/** Names under which metrics are written into the log (embedded-metrics.ts); alarms and dashboard read the same. */
export const metricNamespace = 'Cunyi'
export const metricNames = {
  duration: 'DurationMs',
  capacityRead: 'ReadUnits',
  capacityWrite: 'WriteUnits',
  refusals: 'Refusals',
  errors: 'Errors',
} as const
export const voteDoor = 'POST /v/:token'
/** Doors by which a paper is taken or cast, of sealed polls too. */
export const votingDoors: readonly string[] = [voteDoor, 'POST /v/:token/paper', 'POST /sealed/:pollId']

/**
 * What a metric counts by: the vote by itself, for its alarm; all other requests as reading or acting, batches and ticks by
 * their function. CloudWatch charges for each name with each of these; the line of the log has the door itself.
 */
export function metricDoor(door: string): string {
  if (votingDoors.includes(door)) return voteDoor
  const [method, path] = door.split(' ')
  return path === undefined ? door : method === 'GET' ? 'reading' : 'acting'
}
