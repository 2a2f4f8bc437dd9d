/** What is wrong with a name to sign in by, or `undefined` where nothing is: no character of it is hidden, or turns others around. */
export function nameFlaw(name: string): string | undefined {
  if (name.length > MAX_LENGTH) return `the name has ${name.length} characters: at most ${MAX_LENGTH} are taken`
  return NAME.test(name)
    ? undefined
    : 'the name must be of letters, digits and . _ @ + -, and begin with a letter or digit'
}

const MAX_LENGTH = 64
const NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._@+-]*$/u
