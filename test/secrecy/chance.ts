/** How often a coin that is thrown `n` times falls `k` times or more on the same side, whichever side that is. */
export function chanceOfAsLopsided(k: number, n: number): number {
  const most = Math.max(k, n - k)
  let sum = 0
  for (let m = most; m <= n; m++) sum += Math.exp(logChoose(n, m) - n * Math.LN2)
  return Math.min(1, 2 * sum)
}

function logChoose(n: number, k: number): number {
  let sum = 0
  for (let i = 1; i <= k; i++) sum += Math.log(n - k + i) - Math.log(i)
  return sum
}
