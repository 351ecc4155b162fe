// A client of Tarazu made of nothing but Debian's ttrpc for Go: it asks for Health, submits lines and asks for a
// scorecard, and prints what it got, one fact a line. Built by
//
//	GO111MODULE=off GOPATH=/usr/share/gocode go build
package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"flag"
	"fmt"
	"log"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/containerd/ttrpc"
	"google.golang.org/grpc/status"
)

var (
	address   = flag.String("address", "", "the server, HOST:PORT")
	caFile    = flag.String("ca", "", "whom to trust with the server's certificate (PEM)")
	certFile  = flag.String("cert", "", "the own certificate (PEM); optional")
	keyFile   = flag.String("key", "", "its key (PEM)")
	tokenFile = flag.String("token-file", "", "a file with a bearer token; optional")
	linesFile = flag.String("lines", "", "a file of events, one a line, to submit; optional")
	unit      = flag.String("unit", "", "the unit of a scorecard to ask for; optional")
	fromDate  = flag.String("from", "", "the scorecard's first day")
	toDate    = flag.String("to", "", "the scorecard's last day")
	parallel  = flag.Int("parallel", 1, "how many calls of Health go side by side at the end")
)

func main() {
	flag.Parse()
	connection, err := connect()
	if err != nil {
		log.Fatalf("connecting: %v", err)
	}
	client := ttrpc.NewClient(connection)
	defer client.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	if ctx, err = withToken(ctx); err != nil {
		log.Fatalf("reading the token: %v", err)
	}
	checkHealth(ctx, client)
	position := ""
	if *linesFile != "" {
		position = submitLines(ctx, client)
	}
	if *unit != "" {
		getScorecard(ctx, client, position)
	}
	checkHealthInParallel(ctx, client)
	callNothing(ctx, client)
}

func connect() (*tls.Conn, error) {
	authorities := x509.NewCertPool()
	pem, err := os.ReadFile(*caFile)
	if err != nil {
		return nil, err
	}
	if !authorities.AppendCertsFromPEM(pem) {
		return nil, fmt.Errorf("%s has no certificate", *caFile)
	}
	configuration := &tls.Config{RootCAs: authorities, NextProtos: []string{"ttrpc"}}
	if *certFile != "" {
		pair, err := tls.LoadX509KeyPair(*certFile, *keyFile)
		if err != nil {
			return nil, err
		}
		configuration.Certificates = []tls.Certificate{pair}
	}
	connection, err := tls.Dial("tcp", *address, configuration)
	if err == nil {
		fmt.Printf("alpn %s\n", connection.ConnectionState().NegotiatedProtocol)
	}
	return connection, err
}

func withToken(ctx context.Context) (context.Context, error) {
	if *tokenFile == "" {
		return ctx, nil
	}
	token, err := os.ReadFile(*tokenFile)
	if err != nil {
		return ctx, err
	}
	return ttrpc.WithMetadata(ctx, ttrpc.MD{"Authorization": {"Bearer " + strings.TrimSpace(string(token))}}), nil
}

func fail(what string, err error) {
	log.Fatalf("%s: code %d: %v", what, status.Code(err), err)
}

func checkHealth(ctx context.Context, client *ttrpc.Client) {
	response := &HealthCheckResponse{}
	if err := client.Call(ctx, "grpc.health.v1.Health", "Check", &HealthCheckRequest{}, response); err != nil {
		fail("Health.Check", err)
	}
	fmt.Printf("health %d\n", response.Status)
}

// submitLines gives the position of the commit, for reads that are to see it.
func submitLines(ctx context.Context, client *ttrpc.Client) string {
	lines, err := os.ReadFile(*linesFile)
	if err != nil {
		log.Fatalf("reading the lines: %v", err)
	}
	response := &SubmitLinesResponse{}
	request := &SubmitLinesRequest{Lines: lines}
	if err := client.Call(ctx, "tarazu.v1.IngestService", "SubmitLines", request, response); err != nil {
		fail("SubmitLines", err)
	}
	for _, result := range response.Results {
		fmt.Printf("line %d outcome %d %s\n", result.Line, result.Outcome, result.Reason)
	}
	if counts := response.Counts; counts != nil {
		fmt.Printf("accepted %d duplicate %d rejected %d\n", counts.Accepted, counts.Duplicate, counts.Rejected)
	}
	if response.AsOf == nil {
		return ""
	}
	return response.AsOf.Position
}

func getScorecard(ctx context.Context, client *ttrpc.Client, position string) {
	response := &GetScorecardResponse{}
	request := &GetScorecardRequest{
		Selection:   &Selection{Unit: *unit, FromDate: *fromDate, ToDate: *toDate},
		MinPosition: position,
	}
	if err := client.Call(ctx, "tarazu.v1.KpiService", "GetScorecard", request, response); err != nil {
		fail("GetScorecard", err)
	}
	for _, figure := range response.Figures {
		fmt.Printf("kpi %d value %s numerator %s denominator %s\n",
			figure.Kpi, float(figure.Value), integer(figure.Numerator), integer(figure.Denominator))
	}
}

func float(value *float64) string {
	if value == nil {
		return "null"
	}
	return fmt.Sprintf("%g", *value)
}

func integer(value *int64) string {
	if value == nil {
		return "null"
	}
	return fmt.Sprintf("%d", *value)
}

func checkHealthInParallel(ctx context.Context, client *ttrpc.Client) {
	var group sync.WaitGroup
	failures := make(chan error, *parallel)
	for number := 0; number < *parallel; number++ {
		group.Add(1)
		go func() {
			defer group.Done()
			err := client.Call(ctx, "grpc.health.v1.Health", "Check", &HealthCheckRequest{}, &HealthCheckResponse{})
			if err != nil {
				failures <- err
			}
		}()
	}
	group.Wait()
	close(failures)
	for err := range failures {
		fail("Health.Check in parallel", err)
	}
	fmt.Printf("parallel %d\n", *parallel)
}

func callNothing(ctx context.Context, client *ttrpc.Client) {
	err := client.Call(ctx, "tarazu.v1.Nothing", "Nothing", &HealthCheckRequest{}, &HealthCheckResponse{})
	fmt.Printf("nothing code %d\n", status.Code(err))
}
