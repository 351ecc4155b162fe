// A gRPC server over TLS that answers each call with the same bytes: libgrpc++'s callback interface, without any coding
// of messages. Usage: server PORT CERTIFICATE KEY ANSWER; it says when it is ready, and ends when its input does.
#include <grpcpp/grpcpp.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "figures.grpc.pb.h"

namespace {

std::string content(const char *path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    std::fprintf(stderr, "cannot read %s\n", path);
    std::exit(1);
  }
  return std::string(std::istreambuf_iterator<char>(file), {});
}

class Figures final : public benchmark::Figures::WithRawCallbackMethod_Get<benchmark::Figures::Service> {
 public:
  explicit Figures(const std::string &answer) : slice_(answer), answer_(&slice_, 1) {}

  grpc::ServerUnaryReactor *Get(grpc::CallbackServerContext *context, const grpc::ByteBuffer *,
                                grpc::ByteBuffer *response) override {
    *response = answer_;
    grpc::ServerUnaryReactor *reactor = context->DefaultReactor();
    reactor->Finish(grpc::Status::OK);
    return reactor;
  }

 private:
  grpc::Slice slice_;
  grpc::ByteBuffer answer_;
};

}  // namespace

int main(int count, char **words) {
  if (count != 5) {
    std::fprintf(stderr, "usage: %s PORT CERTIFICATE KEY ANSWER\n", words[0]);
    return 2;
  }
  grpc::SslServerCredentialsOptions tls;
  tls.pem_key_cert_pairs.push_back({content(words[3]), content(words[2])});
  Figures figures(content(words[4]));
  grpc::ServerBuilder builder;
  builder.AddListeningPort(std::string("127.0.0.1:") + words[1], grpc::SslServerCredentials(tls));
  builder.RegisterService(&figures);
  const auto server = builder.BuildAndStart();
  if (!server) return 1;
  std::puts("ready");
  std::fflush(stdout);
  while (std::getchar() != EOF) continue;
  server->Shutdown();
}
