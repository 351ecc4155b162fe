/* Nothing to call: what this module does, it does when the tests' bundle is loaded (width.c). */
