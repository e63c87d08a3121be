import type { Lang } from '../language.ts'

/** One row of facts: what it is, and what it says. */
export interface Fact {
  readonly label: string
  readonly value: string
}

export interface Signature {
  readonly name: string
  readonly role?: string
  /** As printed; without it a line is left to sign on paper. */
  readonly signedOn?: string
}

/** A paragraph begins two signs in; the addressee stands `flush` with the edge, whoever posts it on the `right`. */
export type Part =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly stands?: 'flush' | 'right' }
  | { readonly kind: 'facts'; readonly rows: readonly Fact[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'signatures'; readonly lang: Lang; readonly signers: readonly Signature[] }
  | { readonly kind: 'note'; readonly text: string }

/** A paper of the village, without a format: becomes a Word file, plain text or a page. */
export interface Sheet {
  readonly title: string
  readonly subtitle?: string
  readonly parts: readonly Part[]
  /** Said to whoever makes it, before it goes out; neither printed nor copied. */
  readonly cautions?: readonly string[]
}
