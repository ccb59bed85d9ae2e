import { getDocument, GlobalWorkerOptions, type PDFDocumentLoadingTask, type PDFDocumentProxy } from 'pdfjs-dist';
import worker from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

export type { PDFDocumentProxy };

// A script of our own: the policy of the page takes no other.
GlobalWorkerOptions.workerSrc = worker;

/** Begins to read a document: only the parts that are looked at are fetched. What strangers sent is drawn, never run: no scripts, no forms, no WebAssembly. */
export const openPdf = (address: string): PDFDocumentLoadingTask =>
  getDocument({ url: address, disableAutoFetch: true, disableStream: true, enableXfa: false, useWasm: false, stopAtErrors: false });
