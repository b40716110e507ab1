/** Path of the Electron program, or null. */
export function electronRuntime(): string | null;
