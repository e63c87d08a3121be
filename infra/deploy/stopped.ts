/** What hinders a deployment, told to the operator: one sentence in each language that says what to do next. */
export class Stopped extends Error {
  override readonly name = 'Stopped'

  constructor({ zh, en }: { readonly zh: string; readonly en: string }, options?: ErrorOptions) {
    super(`${zh}\n${en}`, options)
  }
}
