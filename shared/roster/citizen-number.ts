// GB 11643-1999: 17 digits weighted as below, modulo 11, give the last character.
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checks = '10X98765432'

const shape = /(?<!\d)\d{6}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)/g

/**
 * Whether `text` holds something that is an 18-digit citizen number: birth date and check character are right. Spaces and
 * hyphens between digits do not hide it. A number whose last three digits are zeros counts without its check character,
 * because that is what Excel leaves of one typed into a numeric cell (15 digits of precision).
 */
export function holdsCitizenNumber(text: string): boolean {
  const digits = text.replaceAll(/(?<=\d)[\s-]+(?=[\dXx])/g, '')
  return (digits.match(shape) ?? []).some((found) => found.endsWith('000') || hasRightCheck(found))
}

function hasRightCheck(found: string): boolean {
  const sum = weights.reduce((total, weight, place) => total + weight * Number(found[place]), 0)
  return checks[sum % 11] === found[17]?.toUpperCase()
}
