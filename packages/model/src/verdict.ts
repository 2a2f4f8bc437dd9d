/** An inline answer to a request, with its reasons. */
export type Verdict =
  | { readonly kind: 'allow'; readonly reasons: readonly string[] }
  | { readonly kind: 'deny'; readonly reasons: readonly string[] }
  | { readonly kind: 'challenge'; readonly reasons: readonly string[] }
  | { readonly kind: 'modify'; readonly reasons: readonly string[]; readonly changes: readonly unknown[] }
