import { type InputHTMLAttributes, type ReactNode, useId } from 'react'

interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly label: string
  /** What to know before filling it in. */
  readonly hint?: string | undefined
  /** What is wrong with it. */
  readonly problem?: string | undefined
}

/** A labelled line of input. */
export function Field({ label, hint, problem, ...rest }: FieldProps) {
  const id = useId()
  const note = `${id}-note`
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        {...rest}
        id={id}
        aria-invalid={problem === undefined ? undefined : true}
        aria-describedby={hint === undefined && problem === undefined ? undefined : note}
      />
      <Note id={note} hint={hint} problem={problem} />
    </div>
  )
}

/** A labelled choice of one value. */
export function Choice<V extends string>({ label, value, options, onChoose }: ChoiceProps<V>) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value)
          if (chosen !== undefined) onChoose(chosen.value)
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}

interface ChoiceProps<V extends string> {
  readonly label: string
  readonly value: V
  readonly options: readonly { readonly value: V; readonly label: string }[]
  readonly onChoose: (value: V) => void
}

function Note({ id, hint, problem }: NoteProps): ReactNode {
  if (problem !== undefined)
    return (
      <p id={id} className="problem" role="alert">
        {problem}
      </p>
    )
  return hint === undefined ? null : (
    <p id={id} className="hint">
      {hint}
    </p>
  )
}

interface NoteProps {
  readonly id: string
  readonly hint: string | undefined
  readonly problem: string | undefined
}
