import { Refusal } from '$ipc/api';

/** Whether a refusal needs no words where it came: who gave no name knows it, and of a changed file a banner tells. */
export const saidElsewhere = (reason: unknown): boolean =>
	reason instanceof Refusal && (reason.code === 'needs-profile' || reason.code === 'file-changed');
