export * as monaco from 'monaco-editor/editor';
