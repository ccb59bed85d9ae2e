import type { MessageTemplate, StoredFile, TemplateRendering, TemplateRequest } from '@/contract';

/** Something that a template wants before it can be sent, at the place that the server names it by. */
export type TemplateField =
  | { place: string; kind: 'text'; part: 'header' | 'body'; variable: string }
  | { place: string; kind: 'file'; accept: FileHeader }
  | { place: string; kind: 'location' }
  | { place: string; kind: 'address'; button: string; target: string }
  | { place: string; kind: 'code'; button: string };

export type FileHeader = 'Image' | 'Video' | 'Document';

export interface Place {
  readonly latitude: string;
  readonly longitude: string;
  readonly name: string;
  readonly address: string;
}

/** What was filled in so far. */
export interface TemplateFilling {
  readonly texts: Readonly<Record<string, string>>;
  readonly file: { readonly id: string; readonly file: StoredFile } | null;
  readonly location: Place;
}

export const emptyFilling: TemplateFilling = { texts: {}, file: null, location: { latitude: '', longitude: '', name: '', address: '' } };

const VARIABLE = /\{\{\s*([a-zA-Z0-9_]+)\s*\}\}/gu;
/** The longest code that WhatsApp copies. */
const CODE_LIMIT = 15;
const HEADER_LIMIT = 60;
const BODY_LIMIT = 1024;

export const variablesOf = (text: string | null | undefined): string[] => [...new Set([...(text ?? '').matchAll(VARIABLE)].map((match) => match[1] ?? ''))];

export function fieldsOf(template: MessageTemplate): readonly TemplateField[] {
  const body = variablesOf(template.body).map((variable): TemplateField => ({ place: `body.${variable}`, kind: 'text', part: 'body', variable }));
  return [...headerFields(template), ...body, ...template.buttons.flatMap((button, index) => buttonField(template, button, index))];
}

function headerFields({ header }: MessageTemplate): readonly TemplateField[] {
  switch (header?.kind) {
    case 'Text': return variablesOf(header.text).map((variable) => ({ place: 'header', kind: 'text', part: 'header', variable }));
    case 'Location': return [{ place: 'header', kind: 'location' }];
    case 'Image':
    case 'Video':
    case 'Document': return [{ place: 'header', kind: 'file', accept: header.kind }];
    case null:
    case undefined: return [];
  }
}

/** The button of an authentication template copies the code of its body: the server puts it in. */
function buttonField({ category }: MessageTemplate, { kind, text, target }: MessageTemplate['buttons'][number], index: number): TemplateField[] {
  const place = `buttons.${index}`;
  if (kind === 'Url' && variablesOf(target).length > 0) return [{ place, kind: 'address', button: text, target: target ?? '' }];
  return kind === 'CopyCode' || (kind === 'Otp' && category !== 'Authentication') ? [{ place, kind: 'code', button: text }] : [];
}

export function isFilled(field: TemplateField, { texts, file, location }: TemplateFilling): boolean {
  const text = texts[field.place] ?? '';
  switch (field.kind) {
    case 'text': return isValue(text);
    case 'file': return file !== null;
    case 'location': return isValue(location.name) && isValue(location.address) && within(location.latitude, 90) && within(location.longitude, 180);
    case 'address': return isValue(text) && !/\s/u.test(text);
    case 'code': return isValue(text) && text.length <= CODE_LIMIT;
  }
}

/** The provider refuses new lines, tabs and more than four spaces in a row. */
const isValue = (text: string) => text.trim() !== '' && !/[\n\r\t]| {5}/u.test(text);

const within = (text: string, limit: number) => text.trim() !== '' && Math.abs(Number(text.replace(',', '.'))) <= limit;

const placeOf = ({ latitude, longitude, name, address }: Place) => ({ latitude: Number(latitude.replace(',', '.')), longitude: Number(longitude.replace(',', '.')), name, address });

export function requestOf(template: MessageTemplate, filling: TemplateFilling): TemplateRequest {
  const fields = fieldsOf(template);
  const text = ({ place }: TemplateField) => filling.texts[place] ?? '';
  const header = fields.find(({ place }) => place === 'header');
  return {
    name: template.name,
    language: template.language,
    header: header === undefined ? null
      : header.kind === 'text' ? { variable: { name: header.variable, text: text(header) } }
        : header.kind === 'location' ? { location: placeOf(filling.location) } : { attachment: filling.file?.id ?? null },
    body: fields.flatMap((field) => (field.kind === 'text' && field.part === 'body' ? [{ name: field.variable, text: text(field) }] : [])),
    buttons: fields.flatMap((field) => (field.kind === 'address' || field.kind === 'code' ? [{ index: Number(field.place.slice('buttons.'.length)), value: text(field) }] : [])),
  };
}

/** The limit that the filled text or header is over, as the server counts; null: none. */
export function exceededLimit({ header, body }: TemplateRendering): number | null {
  if (body.length > BODY_LIMIT) return BODY_LIMIT;
  return header !== null && header.length > HEADER_LIMIT ? HEADER_LIMIT : null;
}

/** As the customer will see it; what is not filled in yet keeps its name. */
export function renderingOf(template: MessageTemplate, filling: TemplateFilling): TemplateRendering {
  const put = (text: string, part: string) => text.replace(VARIABLE, (name, variable: string) => {
    const value = filling.texts[part === 'body' ? `body.${variable}` : part] ?? '';
    return value === '' ? name : value;
  });
  const hasPlace = template.header?.kind === 'Location' && filling.location.name !== '';
  return {
    header: template.header?.text ? put(template.header.text, 'header') : null,
    headerKind: template.header?.kind ?? null,
    headerFile: filling.file?.file ?? null,
    headerLocation: hasPlace ? placeOf(filling.location) : null,
    body: put(template.body, 'body'),
    footer: template.footer,
    buttons: template.buttons.map(({ kind, text, target }, index) => ({ kind, text, target: target === null ? null : put(target, `buttons.${index}`) })),
  };
}
