const BUBBLES = [['start', 52], ['start', 38], ['end', 46], ['start', 60], ['end', 34]] as const;

export function ThreadSkeleton() {
  return (
    <section aria-hidden className="flex min-w-0 flex-1 flex-col bg-surface">
      <div className="flex h-12 items-center border-b border-line px-4"><span className="skeleton h-3 w-40" /></div>
      <div className="mx-auto flex w-full max-w-3xl flex-1 flex-col justify-end gap-4 p-4">
        {BUBBLES.map(([side, width]) => (
          <span key={width} className="skeleton h-12 !rounded-lg" style={{ width: `${width}%`, alignSelf: `flex-${side}` }} />
        ))}
      </div>
      <div className="mx-auto w-full max-w-3xl px-3 pb-3"><div className="h-28 rounded-lg border border-line" /></div>
    </section>
  );
}
