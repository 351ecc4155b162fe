// TarazuProtocol: the messages and methods of the protocol, generated from Protocol/*.proto, and their coding.
//
// `Message` is what every generated message can do; `ProtobufReader` and `ProtobufWriter` are the wire format, and the
// types of fields (`ScalarField`, `MessageField`) are what generated code calls. `MethodDescriptor` gives a method its
// types. Everything here is a value without I/O, for any thread.
