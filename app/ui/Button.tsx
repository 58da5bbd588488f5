import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from 'react';

type Kind = 'primary' | 'quiet' | 'danger';

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> {
  kind?: Kind;
}

/** A native button: it presses before any script has loaded. A picture goes in front of its words. */
export function Button({ kind = 'quiet', type = 'button', ...others }: ButtonProps) {
  return <button type={type} className={`button ${kind}`} {...others} />;
}

interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'className'> {
  kind?: Kind;
  href: string;
}

/** A link that looks like a button, for what leads to another address. */
export function LinkButton({ kind = 'quiet', ...others }: LinkProps) {
  return <a className={`button ${kind}`} {...others} />;
}
