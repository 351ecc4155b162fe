print("tarazu-server")
