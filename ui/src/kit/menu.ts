/** One thing a menu can do. What cannot be done for a reason, `why`, can still be reached by the keys, so that the reason is read. */
export type MenuItem = {
	words: string;
	keys?: string;
	disabled?: boolean;
	why?: string | null;
	bad?: boolean;
	run: () => void;
};
