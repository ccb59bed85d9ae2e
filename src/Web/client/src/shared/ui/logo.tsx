/** The mark: the opening of a parlour's grille, as a bubble. */
export function Logo({ size = 28 }: { size?: number }) {
  return <img src="/mark.svg" alt="Parloir" width={size} height={size} />;
}
