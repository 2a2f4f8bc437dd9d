interface RadiosProps<V extends string> {
  readonly title: string
  readonly name: string
  readonly value: V
  readonly options: readonly { readonly value: V; readonly label: string; readonly lang?: string }[]
  readonly onChoose: (value: V) => void
}

/** A choice of few, all in sight. */
export function Radios<V extends string>({ title, name, value, options, onChoose }: RadiosProps<V>) {
  return (
    <fieldset className="radios">
      <legend>{title}</legend>
      {options.map((option) => (
        <label key={option.value} lang={option.lang}>
          <input type="radio" name={name} checked={option.value === value} onChange={() => onChoose(option.value)} />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  )
}
