import { visible } from '../text/visible.ts'

/** A text in which what stands between backticks is code. Nothing else of it is markup. */
export function Prose({ text }: { readonly text: string }) {
  return visible(text)
    .split('`')
    .map((part, i, { length }) => {
      if (i % 2 === 0) return part
      // A backtick without its fellow is a backtick.
      if (i === length - 1) return `\`${part}`
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of a sentence have no other name and never move
      return <code key={i}>{part}</code>
    })
}
