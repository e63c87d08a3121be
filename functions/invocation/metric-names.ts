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

/**
 * What a metric counts by: the vote by itself, for its alarm; all other requests as reading or acting, batches and ticks by
 * their function. CloudWatch charges for each name with each of these; the line of the log has the door itself.
 */
export function metricDoor(door: string): string {
  if (door === voteDoor) return door
  const [method, path] = door.split(' ')
  return path === undefined ? door : method === 'GET' ? 'reading' : 'acting'
}
