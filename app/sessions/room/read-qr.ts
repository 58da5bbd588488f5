/** What the Barcode Detection API is, where a browser has it: Chrome on Android, ChromeOS and macOS. */
interface Detector {
  detect(image: ImageBitmap): Promise<readonly { rawValue: string }[]>;
}
interface WithDetector {
  BarcodeDetector: (new (options: { formats: string[] }) => Detector) & { getSupportedFormats(): Promise<string[]> };
}
const has = (scope: object): scope is WithDetector => 'BarcodeDetector' in scope;
const here: object = globalThis;

/** Whether this browser reads QR codes on photos itself. Where it does not, the phone's own camera opens the code's address. */
export async function readsQr(): Promise<boolean> {
  try {
    return has(here) && (await here.BarcodeDetector.getSupportedFormats()).includes('qr_code');
  } catch {
    return false; // A browser that names a reader whose service is missing on this machine.
  }
}

/** The text of the QR code on a photo; `undefined` where none can be read. The photo stays on this device, and is kept nowhere. */
export async function readQr(photo: Blob): Promise<string | undefined> {
  if (!has(here)) return undefined;
  let image: ImageBitmap | undefined;
  try {
    image = await createImageBitmap(photo);
    return (await new here.BarcodeDetector({ formats: ['qr_code'] }).detect(image))[0]?.rawValue;
  } catch {
    return undefined; // No picture, or none of a form that this browser opens: as one without a code.
  } finally {
    image?.close();
  }
}
