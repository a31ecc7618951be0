import type { PyodideAPI } from 'pyodide';

export declare function bootPyodide(): Promise<PyodideAPI>;
