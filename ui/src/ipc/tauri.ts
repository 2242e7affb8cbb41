import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { Refusal, type Api, type Happening } from './api';
import type { Failure, Link, Reply } from './contract';

const isFailure = (reason: unknown): reason is Failure =>
	typeof reason === 'object' && reason !== null && 'code' in reason && 'message' in reason;

async function call<T>(command: string, args: Record<string, unknown> = {}): Promise<T> {
	try {
		return await invoke<T>(command, args);
	} catch (reason) {
		throw isFailure(reason) ? new Refusal(reason) : reason;
	}
}

export function tauriApi(): Api {
	return {
		request: (request) => call<Reply>('request', { request }),
		page: async (index, scale) =>
			new Blob([await call<ArrayBuffer>('page', { index, scale })], { type: 'image/png' }),
		readyToClose: (saved) => call('closed_ready', { saved }),
		listen(handler) {
			const happenings: Happening[] = ['changed', 'opened', 'closing', 'close-choice', 'show'];
			const stops = happenings.map((happening) =>
				listen<Link | null>(happening, (event) => handler(happening, event.payload)),
			);
			return () => stops.forEach((stop) => void stop.then((unlisten) => unlisten()));
		},
	};
}
