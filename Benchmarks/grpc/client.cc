// Calls the gRPC server again and again by libgrpc++'s asynchronous interface, one thread with one completion queue, as
// the driver beside it does: on each connection a batch of `depth` calls, and the next once the last is answered whole.
// Usage: client PORT CA CONNECTIONS DEPTH WARMUP SECONDS SERVER-PID; the result is one line of JSON, like the driver's.
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>
#include <sys/resource.h>
#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

namespace {

using Stub = grpc::TemplatedGenericStub<grpc::ByteBuffer, grpc::ByteBuffer>;
using Clock = std::chrono::steady_clock;

[[noreturn]] void die(const std::string &words) {
  std::fprintf(stderr, "client: %s\n", words.c_str());
  std::exit(1);
}

std::string content(const char *path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) die(std::string("cannot read ") + path);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

// CPU time of a process, threads that have ended included.
double cpu_of(pid_t pid) {
  clockid_t clock;
  timespec time;
  if (clock_getcpuclockid(pid, &clock) != 0 || clock_gettime(clock, &time) != 0) die("there is no such server process");
  return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

struct Connection {
  std::unique_ptr<Stub> stub;
  int open = 0;
};

struct Call {
  Connection *connection;
  grpc::ClientContext context;
  grpc::ByteBuffer answer;
  grpc::Status status;
  std::unique_ptr<grpc::ClientAsyncResponseReader<grpc::ByteBuffer>> reader;
  Clock::time_point began;
};

class Client {
 public:
  Client(const char *port, const char *ca, int connections, int depth) : depth_(depth), connections_(connections) {
    grpc::SslCredentialsOptions tls;
    tls.pem_root_certs = content(ca);
    const auto credentials = grpc::SslCredentials(tls);
    grpc::ChannelArguments arguments;
    // Else channels to one address share a connection.
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    for (auto &connection : connections_) {
      const auto channel = grpc::CreateCustomChannel(std::string("127.0.0.1:") + port, credentials, arguments);
      if (!channel->WaitForConnected(std::chrono::system_clock::now() + std::chrono::seconds(10))) die("no connection");
      connection.stub = std::make_unique<Stub>(channel);
    }
    const grpc::Slice nothing("");
    question_ = grpc::ByteBuffer(&nothing, 1);
  }

  void run(double warmup, double seconds, pid_t server) {
    const auto after = [](double s) { return std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(s)); };
    const auto warm = Clock::now() + after(warmup), end = warm + after(seconds);
    for (auto &connection : connections_) begin_batch(connection);
    serve_until(warm);
    latencies_.clear();
    const double server_before = cpu_of(server), own_before = own_cpu();
    const auto from = Clock::now();
    serve_until(end);
    const double elapsed = std::chrono::duration<double>(Clock::now() - from).count();
    print(elapsed, cpu_of(server) - server_before, own_cpu() - own_before);
    is_ending_ = true;
    while (open_ > 0) take_answer();
  }

  int errors() const { return errors_; }

 private:
  void begin_batch(Connection &connection) {
    for (int index = 0; index < depth_; index++) {
      auto *call = new Call;
      call->connection = &connection;
      call->began = Clock::now();
      call->reader = connection.stub->PrepareUnaryCall(&call->context, "/benchmark.Figures/Get", question_, &queue_);
      call->reader->StartCall();
      call->reader->Finish(&call->answer, &call->status, call);
      connection.open++;
      open_++;
    }
  }

  void serve_until(Clock::time_point end) {
    while (Clock::now() < end) take_answer();
  }

  void take_answer() {
    void *tag;
    bool is_well;
    if (!queue_.Next(&tag, &is_well)) die("the queue ended");
    const std::unique_ptr<Call> call(static_cast<Call *>(tag));
    latencies_.push_back(float(std::chrono::duration<double, std::micro>(Clock::now() - call->began).count()));
    bytes_ = call->answer.Length();
    if (!call->status.ok()) errors_++;
    open_--;
    if (--call->connection->open == 0 && !is_ending_) begin_batch(*call->connection);
  }

  static double own_cpu() {
    rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
  }

  void print(double seconds, double server_cpu, double own_cpu) {
    std::sort(latencies_.begin(), latencies_.end());
    const double calls = double(latencies_.size());
    const auto at = [this](double share) { return latencies_[size_t(share * double(latencies_.size() - 1))]; };
    std::printf("{\"protocol\": \"grpc\", \"connections\": %zu, \"depth\": %d, \"calls\": %.0f, \"seconds\": %.6f, "
                "\"rate\": %.1f, \"errors\": %d, \"latency_us\": {\"p50\": %.1f, \"p99\": %.1f}, ",
                connections_.size(), depth_, calls, seconds, calls / seconds, errors_, at(0.5), at(0.99));
    std::printf("\"server_cpu_seconds\": %.6f, \"server_cpu_seconds_per_million\": %.4f, \"driver_cpu_seconds\": %.6f, "
                "\"bytes_per_answer\": %zu}\n", server_cpu, server_cpu / calls * 1e6, own_cpu, bytes_);
  }

  const int depth_;
  std::vector<Connection> connections_;
  grpc::CompletionQueue queue_;
  grpc::ByteBuffer question_;
  std::vector<float> latencies_;
  size_t bytes_ = 0;
  int open_ = 0, errors_ = 0;
  bool is_ending_ = false;
};

}  // namespace

int main(int count, char **words) {
  if (count != 8) {
    std::fprintf(stderr, "usage: %s PORT CA CONNECTIONS DEPTH WARMUP SECONDS SERVER-PID\n", words[0]);
    return 2;
  }
  Client client(words[1], words[2], std::atoi(words[3]), std::atoi(words[4]));
  client.run(std::atof(words[5]), std::atof(words[6]), std::atoi(words[7]));
  return client.errors() > 0;
}
