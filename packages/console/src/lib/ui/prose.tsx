import { visible } from '../text/visible.ts'

/** A text in which what stands between backticks is code. Nothing else of it is markup. */
export function Prose({ text }: { readonly text: string }) {
  return visible(text)
    .split('`')
    .map((part, i, { length }) => {
      if (i % 2 === 0) return part
      // A backtick without its fellow is a backtick.
      if (i === length - 1) return `\`${part}`
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of a sentence have no other name and never move
        <code key={i} className={part.length <= MOST_UNBROKEN ? 'unbroken' : undefined}>
          {part}
        </code>
      )
    })
}

/** Characters of code that stay on one line: an option, a name. */
const MOST_UNBROKEN = 24
