print("tarazu")
