/** A setting that the template has and the deployed thing has not, or has otherwise. */
export interface Drop {
  /** Type and property: `AWS::SQS::Queue.RedrivePolicy`. */
  readonly kind: string
  readonly id: string
  readonly wanted: unknown
  readonly found: unknown
}

/**
 * Compares what a template says with what stands there. Both sides are reduced to the same plain words by a reader
 * (live/readers); what one side leaves out counts as absent.
 */
export function dropsOf(
  type: string,
  id: string,
  wanted: Readonly<Record<string, unknown>>,
  found: Readonly<Record<string, unknown>>,
): readonly Drop[] {
  return Object.entries(wanted)
    .filter(([, value]) => value !== undefined)
    .filter(([name, value]) => !covers(value, found[name]))
    .map(([name, value]) => ({ kind: `${type}.${name}`, id, wanted: value, found: found[name] }))
}

/** Whether everything wanted is there; more may be, for AWS fills in what was left out. Numbers may come as texts. */
export function covers(wanted: unknown, found: unknown): boolean {
  if (Array.isArray(wanted))
    return (
      Array.isArray(found) &&
      found.length === wanted.length &&
      wanted.every((one) => found.some((other) => covers(one, other)))
    )
  if (typeof wanted === 'object' && wanted !== null) {
    if (typeof found !== 'object' || found === null) return false
    const there = new Map<string, unknown>(Object.entries(found))
    return Object.entries(wanted).every(([name, value]) => value === undefined || covers(value, there.get(name)))
  }
  return wanted === found || (wanted !== undefined && wanted !== null && String(wanted) === String(found ?? ''))
}
