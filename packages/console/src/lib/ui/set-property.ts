/** Gives an element the value of a CSS property of its own. Through CSSOM: the policy of the page forbids style attributes. */
export function setProperty(element: HTMLElement | SVGElement | null, name: `--${string}`, value: string): void {
  element?.style.setProperty(name, value)
}
