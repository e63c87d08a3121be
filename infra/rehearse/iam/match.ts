/** Whether a text fits a pattern of IAM: `*` is any run of characters, `?` any one; all else, letter case too, is meant literally. */
export function fits(pattern: string, text: string): boolean {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
  return new RegExp(`^${escaped.replaceAll('*', '[^]*').replaceAll('?', '[^]')}$`).test(text)
}
