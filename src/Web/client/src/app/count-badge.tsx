/** How many wait; said in the name of what it stands on. */
export function CountBadge({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <span aria-hidden className="tabular pointer-events-none absolute -top-0.5 -right-1 inline-flex h-4 min-w-4 items-center justify-center rounded-full bg-accent px-1 text-[10px] font-semibold text-on-accent">
      {count > 99 ? '99+' : count}
    </span>
  );
}
