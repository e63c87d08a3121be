/** Text on one line of at most so many signs; what is cut off leaves an ellipsis. */
export function shortened(text: string, most: number): string {
  const signs = [...text.replaceAll(/\s+/g, ' ').trim()]
  return signs.length > most ? `${signs.slice(0, most - 1).join('')}…` : signs.join('')
}
