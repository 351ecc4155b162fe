// Interop tests come here.
