// Conformance tests come here.
