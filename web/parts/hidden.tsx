/** The client-made id of an act, given with the page, so that a form sent twice is one act. */
export function Hidden({ name, value }: { name: string; value: string | undefined }) {
  return value === undefined ? null : <input type="hidden" name={name} value={value} />
}
