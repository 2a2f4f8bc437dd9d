/** A drawing of ours, 16 by 16, in the colour of the text around it. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={ICONS[name]} />
    </svg>
  )
}

export type IconName = keyof typeof ICONS

/** Strokes alone; the style sheet gives them their width. */
const ICONS = {
  situation:
    'M8 1.8a6.2 6.2 0 0 1 5.9 4.3M14.1 8.6a6.2 6.2 0 0 1-4.6 5.4M7 14.1A6.2 6.2 0 0 1 1.9 8.8M2.2 6A6.2 6.2 0 0 1 5.6 2.3',
  findings: 'M8 1.5 14.5 8 8 14.5 1.5 8ZM8 5.2v3.2M8 10.6v.2',
  assets: 'M2 2.5h12v4H2ZM2 9.5h12v4H2ZM4.5 4.5h.2M4.5 11.5h.2',
  scans: 'M2 5V2.5h2.5M11.5 2.5H14V5M14 11v2.5h-2.5M4.5 13.5H2V11M2.5 8h11',
  exceptions: 'M8 1.6 13.5 3.6v4.2c0 3.2-2.3 5.5-5.5 6.6C4.8 13.3 2.5 11 2.5 7.8V3.6ZM5.6 8l1.8 1.8 3-3.4',
  compliance: 'M3 2h10v12H3ZM5.5 6l1 1 1.6-2M5.5 10.5l1 1 1.6-2M9.8 6.3h1.4M9.8 10.8h1.4',
  rules: 'M3 3.5h10M3 8h10M3 12.5h6',
  audit: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8ZM8 4.5V8l2.4 1.6',
  settings: 'M2 4.5h6M12 4.5h2M2 11.5h2M8 11.5h6M10 2.5v4M6 9.5v4',
  search: 'M7 2.2a4.8 4.8 0 1 0 0 9.6a4.8 4.8 0 0 0 0-9.6ZM10.5 10.5 14 14',
  menu: 'M2 4h12M2 8h12M2 12h12',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  down: 'M4 6l4 4 4-4',
  right: 'M6 4l4 4-4 4',
  external: 'M9.5 2.5h4v4M13.5 2.5 7.5 8.5M11.5 9.5v4h-9v-9h4',
  check: 'M3 8.5l3.2 3.2L13 4.8',
  play: 'M5 3v10l8-5Z',
  stop: 'M4 4h8v8H4Z',
  copy: 'M5.5 5.5h8v8h-8ZM3.5 10.5h-1v-8h8v1',
  user: 'M8 2.2a2.8 2.8 0 1 0 0 5.6a2.8 2.8 0 0 0 0-5.6ZM2.8 14c.4-3 2.4-4.4 5.2-4.4s4.8 1.4 5.2 4.4',
  download: 'M8 2v8.5M4.5 7 8 10.5 11.5 7M2.5 13.5h11',
  wrench:
    'M10.2 2.2a3.6 3.6 0 0 0-3.4 4.9L2.3 11.6l2.1 2.1 4.5-4.5a3.6 3.6 0 0 0 4.7-4.4L11.3 7 9 4.7l2.2-2.3a3.6 3.6 0 0 0-1-.2Z',
  eye: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8ZM8 6a2 2 0 1 0 0 4a2 2 0 0 0 0-4Z',
  filter: 'M2 3h12L9.5 8.5V13l-3-1.5v-3Z',
} as const
