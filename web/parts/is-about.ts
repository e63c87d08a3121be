import type { Refusal } from '#shared/refusal.ts'

/** Whether a refusal speaks of that field: by its own path or by the last name of it (`contact.phone`). */
export function isAbout(refused: Refusal | undefined, name: string): boolean {
  const field = refused?.field
  return field !== undefined && (field === name || field.endsWith(`.${name}`) || field.startsWith(`${name}[`))
}
