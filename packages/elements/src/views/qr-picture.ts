import { correction, generate, type Bitmap2D } from 'lean-qr/nano';

/** The white margin a reader needs around a code, in modules. */
export const QUIET = 4;
/** At least so wide is the saved picture, in pixels. */
const WIDE = 800;

/** Its dark runs, row by row, on a grid of one module. */
const pathOf = (code: Bitmap2D): string => {
  let path = '';
  for (let y = 0; y < code.size; y += 1)
    for (let x = 0; x < code.size; x += 1) {
      const from = x;
      while (code.get(x, y)) x += 1;
      if (x > from) path += `M${from} ${y}h${x - from}v1h${from - x}z`;
    }
  return path;
};

const pngOf = (code: Bitmap2D): Promise<Blob> => {
  const canvas = document.createElement('canvas');
  const modules = code.size + 2 * QUIET;
  const scale = Math.ceil(WIDE / modules);
  canvas.width = canvas.height = modules * scale;
  const pen = canvas.getContext('2d');
  if (pen) {
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.setTransform(scale, 0, 0, scale, QUIET * scale, QUIET * scale);
    pen.fillStyle = '#000';
    pen.fill(new Path2D(pathOf(code)));
  }
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture')))),
  );
};

/**
 * A payload as a QR code, correction level M or better.
 * @throws where it is no text, or longer than a code holds
 */
export const drawQr = (payload: string) => {
  const code = generate(payload, { minCorrectionLevel: correction.M });
  return { payload, size: code.size, path: pathOf(code), png: () => pngOf(code) };
};
