import { readFile } from 'node:fs/promises';
import { appError, type AppError } from '#core/kernel/app-error';
import { err, type Result } from '#core/kernel/result';
import type { FaultScript } from './fault';
import { parseFaultScript } from './parse-script';

/** Reads a file that holds a script of faults as JSON. */
export async function readFaultScript(file: string): Promise<Result<FaultScript, readonly AppError[]>> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    return err([appError('FAULT-6', `The file "${file}" cannot be read (${code}).`, 'Check its name and its rights.')]);
  }
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return err([appError('FAULT-7', `The file "${file}" is not JSON: ${reason}.`, 'Correct it there.')]);
  }
  return parseFaultScript(input);
}
