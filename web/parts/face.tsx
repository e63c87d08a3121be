/** From 1 to 5, as the scores are. */
export const scores = [1, 2, 3, 4, 5] as const
export type Score = (typeof scores)[number]

export function scoreOf(given: string): Score | undefined {
  return scores.find((score) => String(score) === given)
}

const mouths: Readonly<Record<Score, string>> = {
  5: 'M7.5 13.5h9c-.4 5.4-8.6 5.4-9 0z',
  4: 'M8 14.3c2 2.6 6 2.6 8 0',
  3: 'M8.2 15.5h7.6',
  2: 'M8 16.5c2-2.4 6-2.4 8 0',
  1: 'M7.8 17.5c1-4 7.4-4 8.4 0M7 9.3l2.8-1.5M17 9.3l-2.8-1.5',
}

/** How somebody feels about it; stands above the word that says so. */
export function Face({ score }: { score: Score }) {
  return (
    <svg class="face" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={`M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19zM8.7 10.2v.8M15.3 10.2v.8${mouths[score]}`} />
    </svg>
  )
}
