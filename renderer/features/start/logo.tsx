/** The mark of the program: a kumquat with its leaf. */
export function Logo({ size = 22 }: { size?: number }) {
  return (
    <svg className="logo" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d="M13 5c0-2.2 2-3.6 5-3.4C18 4.3 16 6 13 5z" fill="#3f8f3a" />
      <rect x="2" y="4.5" width="19" height="18" rx="7.5" fill="#f08a24" />
      <ellipse cx="8" cy="9.5" rx="3" ry="2.2" fill="#ffc47d" opacity="0.85" transform="rotate(-28 8 9.5)" />
    </svg>
  );
}
