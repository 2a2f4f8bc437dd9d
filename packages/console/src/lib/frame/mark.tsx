/** The mark of the product: the wall, a ring of four sectors. */
export function Mark() {
  return (
    <svg className="brand-mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <circle cx="12" cy="12" r="8.5" pathLength="100" />
    </svg>
  )
}
