import { Component, type ReactNode } from 'react';

interface BoundaryProps {
  /** @param again draws the children anew */
  fallback: (again: () => void) => ReactNode;
  children: ReactNode;
}

/** What breaks while it is drawn takes nothing with it but itself. */
export class Boundary extends Component<BoundaryProps, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  private readonly again = () => this.setState({ broken: false });

  override render(): ReactNode {
    return this.state.broken ? this.props.fallback(this.again) : this.props.children;
  }
}
