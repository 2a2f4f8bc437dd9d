import type { ReactNode } from 'react'

interface ChecksProps<V extends string> {
  readonly title: string
  readonly options: readonly { readonly value: V; readonly label: ReactNode }[]
  readonly chosen: readonly V[]
  readonly onChoose: (chosen: readonly V[]) => void
}

/** A choice of several among few, all in sight. */
export function Checks<V extends string>({ title, options, chosen, onChoose }: ChecksProps<V>) {
  return (
    <fieldset className="checks">
      <legend>{title}</legend>
      {options.map(({ value, label }) => (
        <label key={value}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={() =>
              onChoose(chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value])
            }
          />
          {label}
        </label>
      ))}
    </fieldset>
  )
}
