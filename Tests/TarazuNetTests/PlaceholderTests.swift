// The layer's tests come here.
