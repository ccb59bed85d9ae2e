/** A page whose program is on its way. */
export function PageSkeleton() {
  return (
    <div aria-hidden className="flex-1 bg-surface">
      <div className="flex h-12 items-center border-b border-line px-4"><span className="skeleton h-3 w-32" /></div>
      <div className="mx-auto max-w-3xl space-y-3 p-6">
        {[64, 88, 72, 80].map((width) => <span key={width} className="skeleton block h-3" style={{ width: `${width}%` }} />)}
      </div>
    </div>
  );
}
