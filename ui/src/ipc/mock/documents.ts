import type { DocumentsPage, PreviewPage } from '../contract';
import { DOCUMENTS } from './sheets/documents';

const A4: [number, number] = [595.28, 841.89];

export const documents: DocumentsPage = {
	documents: [
		{
			id: 'blueprint',
			name: 'Technology blueprint',
			purpose: 'For the next director, the board and an auditor: everything, with its gaps.',
			about: null,
			next_edition: 8,
		},
		...DOCUMENTS,
	],
	editions: [
		{
			name: 'Technology blueprint, edition 7',
			when: '21 August 2026',
			by: 'Ragna Solheim',
			pages: '64 pages',
			head: '52aa 9c01 77fe',
		},
		{
			name: 'Technology blueprint, edition 6',
			when: '2 May 2026',
			by: 'Ragna Solheim',
			pages: '61 pages',
			head: 'e01b 3d42 a6c8',
		},
	],
};

export const pages: PreviewPage = {
	document: 'blueprint',
	name: 'Technology blueprint',
	pages: 64,
	sizes: Array.from({ length: 64 }, () => A4),
	warnings: ['The bundled fonts have no shape for “☂” in Canteen menu; it is printed as an empty box.'],
};

/** A page as a picture: lines of ink on white, with its number. */
export async function picture(index: number, scale: number): Promise<Blob> {
	const [width, height] = A4;
	const canvas = new OffscreenCanvas(Math.round(width * scale), Math.round(height * scale));
	const pen = canvas.getContext('2d');
	if (!pen) return new Blob();
	pen.scale(scale, scale);
	pen.fillStyle = '#fff';
	pen.fillRect(0, 0, width, height);
	pen.fillStyle = '#211f1b';
	pen.font = '600 20px Inter';
	pen.fillText(`Page ${index + 1} of a made-up blueprint`, 64, 96);
	pen.font = '10px Inter';
	for (let line = 0; line < 38; line += 1) {
		pen.fillText(
			'What is written here stands for the text of the page, set in lines of one length.',
			64,
			130 + line * 17,
		);
	}
	return canvas.convertToBlob({ type: 'image/png' });
}
