/** Main text of 17, 22 and 30 px; 30 is what the rules for elder versions ask to be possible (MIIT, 2021). */
export const textSizes = ['normal', 'large', 'huge'] as const
export type TextSize = (typeof textSizes)[number]

const key = 'cunyi-text-size'

export function savedTextSize(): TextSize {
  const saved = localStorage.getItem(key)
  return textSizes.find((size) => size === saved) ?? 'normal'
}

/** Shows everything in that size from now on, on this phone. */
export function setTextSize(size: TextSize): void {
  localStorage.setItem(key, size)
  showTextSize()
}

/** Called once when the console starts. */
export function showTextSize(): void {
  const chosen = savedTextSize()
  for (const size of textSizes) document.documentElement.classList.toggle(`text-${size}`, size === chosen)
}
