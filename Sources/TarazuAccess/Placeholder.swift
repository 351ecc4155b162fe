// The layer's files come here.
