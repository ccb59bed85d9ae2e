const WIDTHS = [[44, 78], [58, 64], [36, 82], [50, 58], [62, 74], [40, 66], [54, 80], [46, 60]] as const;

export function ListSkeleton() {
  return (
    <div aria-hidden className="min-h-0 flex-1 overflow-hidden">
      {WIDTHS.map(([name, text]) => (
        <div key={`${name} ${text}`} className="flex h-16 items-center gap-2.5 px-3">
          <span className="skeleton size-8 !rounded-full" />
          <span className="flex-1 space-y-2">
            <span className="skeleton block h-2.5" style={{ width: `${name}%` }} />
            <span className="skeleton block h-2.5" style={{ width: `${text}%` }} />
          </span>
        </div>
      ))}
    </div>
  );
}
