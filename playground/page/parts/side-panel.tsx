import { type JSX, type ReactNode, useEffect, useRef, useState } from 'preact/compat';
import { Icon } from './icons.tsx';

interface SidePanelProps {
  readonly name: string;
  readonly title: ReactNode;
  readonly className: string;
  readonly closeLabel: string;
  readonly tools?: ReactNode;
  readonly children: ReactNode;
  onClose(): void;
}

/** A panel to the right of the conversation; in a narrow window, on top of it. Escape closes it, and the focus returns to where it was. */
export const SidePanel = ({ name, title, className, closeLabel, tools, children, onClose }: SidePanelProps): JSX.Element => {
  const panel = useRef<HTMLElement>(null);
  // Read during rendering, as something inside may take the focus before this panel's effect runs.
  const [before] = useState(() => document.activeElement);
  useEffect(() => {
    if (panel.current?.contains(document.activeElement) !== true) panel.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [before]);
  return (
    <aside
      ref={panel}
      className={`side-panel ${className}`}
      aria-label={name}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        onClose();
      }}
    >
      <header className="panel-header">
        <h2>{title}</h2>
        {tools}
        <button type="button" className="modal-icon" aria-label={closeLabel} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      {children}
    </aside>
  );
};
