import { File, FileArchive, FileAudio, FileImage, FileSpreadsheet, FileText, FileVideo, Presentation } from 'lucide-react';

interface FileLook {
  readonly Icon: typeof File;
  /** What people call it: `PDF`, `XLSX`. */
  readonly type: string;
}

const LOOKS: readonly (readonly [RegExp, typeof File])[] = [
  [/^image\//u, FileImage],
  [/^video\//u, FileVideo],
  [/^audio\//u, FileAudio],
  [/spreadsheet|excel|csv/u, FileSpreadsheet],
  [/presentation|powerpoint/u, Presentation],
  [/zip|compressed/u, FileArchive],
  [/pdf|word|document|^text\//u, FileText],
];

/** A file's sign and short type, by its name where that has an ending, else by its media type. */
export function fileLook(fileName: string, mimeType: string): FileLook {
  const ending = /\.([a-z0-9]{1,5})$/iu.exec(fileName)?.[1] ?? mimeType.split(';')[0]?.split('/')[1]?.split(/[.+]/u).pop() ?? '';
  return { Icon: LOOKS.find(([pattern]) => pattern.test(mimeType))?.[1] ?? File, type: ending.slice(0, 5).toLocaleUpperCase() };
}
