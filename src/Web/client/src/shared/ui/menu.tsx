import { Check, ChevronRight } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes';
import { Key } from './key';

const ROW = 'flex h-8 max-md:h-9 items-center gap-2 rounded px-2 text-sm text-ink outline-none select-none data-[highlighted]:bg-hover data-[disabled]:opacity-50';

/** What lies behind an open menu is not hidden from anybody: the menu goes as soon as the keyboard leaves it. */
export function Menu(props: ComponentProps<typeof DropdownMenu.Root>) {
  return <DropdownMenu.Root modal={false} {...props} />;
}

export const MenuTrigger = DropdownMenu.Trigger;
export const MenuRadioGroup = DropdownMenu.RadioGroup;

export function MenuContent({ className, children, ...rest }: ComponentProps<typeof DropdownMenu.Content>) {
  return (
    <DropdownMenu.Portal>
      <DropdownMenu.Content
        sideOffset={4}
        collisionPadding={8}
        className={classes('pop-in z-40 max-h-(--radix-dropdown-menu-content-available-height) min-w-48 overflow-y-auto rounded-lg bg-raised p-1 shadow-pop', className)}
        {...rest}
      >
        {children}
      </DropdownMenu.Content>
    </DropdownMenu.Portal>
  );
}

interface MenuItemProps extends ComponentProps<typeof DropdownMenu.Item> {
  icon?: ReactNode;
  shortcut?: string | undefined;
}

export function MenuItem({ icon, shortcut, children, className, ...rest }: MenuItemProps) {
  return (
    <DropdownMenu.Item className={classes(ROW, className)} {...rest}>
      {icon && <span className="text-ink-3">{icon}</span>}
      <span className="flex-1 truncate">{children}</span>
      {shortcut && <Key name={shortcut} />}
    </DropdownMenu.Item>
  );
}

export function MenuRadioItem({ children, ...rest }: ComponentProps<typeof DropdownMenu.RadioItem>) {
  return (
    <DropdownMenu.RadioItem className={ROW} {...rest}>
      <span className="flex flex-1 items-center gap-2 truncate">{children}</span>
      <DropdownMenu.ItemIndicator>
        <Check size={14} aria-hidden />
      </DropdownMenu.ItemIndicator>
    </DropdownMenu.RadioItem>
  );
}

export function MenuCheckItem({ children, ...rest }: ComponentProps<typeof DropdownMenu.CheckboxItem>) {
  return (
    <DropdownMenu.CheckboxItem className={ROW} {...rest}>
      <span className="flex flex-1 items-center gap-2 truncate">{children}</span>
      <DropdownMenu.ItemIndicator>
        <Check size={14} aria-hidden />
      </DropdownMenu.ItemIndicator>
    </DropdownMenu.CheckboxItem>
  );
}

export function MenuHeading({ children }: { children: ReactNode }) {
  return <DropdownMenu.Label className="px-2 pt-2 pb-1 text-2xs font-medium text-ink-3">{children}</DropdownMenu.Label>;
}

export function MenuSeparator() {
  return <DropdownMenu.Separator className="-mx-1 my-1 h-px bg-line" />;
}

/** An item that opens further items beside it. */
export function SubMenu({ icon, label, children }: { icon?: ReactNode; label: string; children: ReactNode }) {
  return (
    <DropdownMenu.Sub>
      <DropdownMenu.SubTrigger className={classes(ROW, 'data-[state=open]:bg-hover')}>
        {icon && <span className="text-ink-3">{icon}</span>}
        <span className="flex-1 truncate">{label}</span>
        <ChevronRight aria-hidden size={14} className="text-ink-3" />
      </DropdownMenu.SubTrigger>
      <DropdownMenu.Portal>
        <DropdownMenu.SubContent sideOffset={4} collisionPadding={8} className="pop-in z-40 max-h-(--radix-dropdown-menu-content-available-height) w-72 max-w-[calc(100vw-2rem)] overflow-y-auto rounded-lg bg-raised p-1 shadow-pop">
          {children}
        </DropdownMenu.SubContent>
      </DropdownMenu.Portal>
    </DropdownMenu.Sub>
  );
}
