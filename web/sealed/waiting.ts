/**
 * How long a sealed paper waits before it goes into the box by itself, in milliseconds, drawn anew for each: so long that the
 * papers of several voters mix, never so long that it could be late. Without a known end the chair may close any minute.
 */
export function drawWait(secondsLeft: number | undefined): number {
  const [least, most] = secondsLeft === undefined ? [10, 60] : [30, 300]
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1))
  const wait = least + (drawn / 2 ** 32) * (most - least)
  return 1000 * Math.min(wait, secondsLeft === undefined ? wait : secondsLeft / 4)
}
