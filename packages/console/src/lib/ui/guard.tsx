import { Component, type ReactNode } from 'react'
import { Failed } from './loaded.tsx'

/** Keeps what goes wrong in a screen from taking the frame with it. */
export class Guard extends Component<{ readonly children: ReactNode }, { readonly error?: Error }> {
  override state: { readonly error?: Error } = {}

  static getDerivedStateFromError(error: unknown): { readonly error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override render(): ReactNode {
    const { error } = this.state
    if (error === undefined) return this.props.children
    return <Failed error={error} isPage onRetry={() => this.setState({})} />
  }
}
