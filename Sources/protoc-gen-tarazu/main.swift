print("protoc-gen-tarazu")
