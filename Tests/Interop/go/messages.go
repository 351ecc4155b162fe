package main

import "github.com/gogo/protobuf/proto"

// The few messages that the program needs, by hand: this gogoprotobuf knows no `optional` of proto3, but takes
// pointers as its proto2 does, and the wire is the same. Numbers are those of Protocol/tarazu/v1/*.proto.

type HealthCheckRequest struct {
	Service string `protobuf:"bytes,1,opt,name=service,proto3"`
}

type HealthCheckResponse struct {
	Status int32 `protobuf:"varint,1,opt,name=status,proto3"`
}

type SubmitLinesRequest struct {
	Lines []byte `protobuf:"bytes,1,opt,name=lines,proto3"`
}

type SubmitLinesResponse struct {
	Results []*LineResult `protobuf:"bytes,1,rep,name=results,proto3"`
	Counts  *EventCounts  `protobuf:"bytes,2,opt,name=counts,proto3"`
	AsOf    *AsOf         `protobuf:"bytes,3,opt,name=as_of,proto3"`
}

type AsOf struct {
	Position string `protobuf:"bytes,1,opt,name=position,proto3"`
}

type LineResult struct {
	Line    int64  `protobuf:"varint,1,opt,name=line,proto3"`
	Outcome int32  `protobuf:"varint,2,opt,name=outcome,proto3"`
	Reason  string `protobuf:"bytes,3,opt,name=reason,proto3"`
	Detail  string `protobuf:"bytes,4,opt,name=detail,proto3"`
}

type EventCounts struct {
	Accepted  int64 `protobuf:"varint,1,opt,name=accepted_count,proto3"`
	Duplicate int64 `protobuf:"varint,2,opt,name=duplicate_count,proto3"`
	Rejected  int64 `protobuf:"varint,3,opt,name=rejected_count,proto3"`
}

type Selection struct {
	Unit     string `protobuf:"bytes,1,opt,name=unit,proto3"`
	FromDate string `protobuf:"bytes,2,opt,name=from_date,proto3"`
	ToDate   string `protobuf:"bytes,3,opt,name=to_date,proto3"`
}

type GetScorecardRequest struct {
	Selection   *Selection `protobuf:"bytes,1,opt,name=selection,proto3"`
	MinPosition string     `protobuf:"bytes,3,opt,name=min_position,proto3"`
}

type GetScorecardResponse struct {
	Figures    []*Figure `protobuf:"bytes,2,rep,name=figures,proto3"`
	Incomplete bool      `protobuf:"varint,3,opt,name=incomplete,proto3"`
}

type Figure struct {
	Kpi         int32    `protobuf:"varint,1,opt,name=kpi,proto3"`
	Value       *float64 `protobuf:"fixed64,2,opt,name=value"`
	Numerator   *int64   `protobuf:"varint,3,opt,name=numerator"`
	Denominator *int64   `protobuf:"varint,4,opt,name=denominator"`
}

func (m *HealthCheckRequest) Reset()         { *m = HealthCheckRequest{} }
func (m *HealthCheckRequest) String() string { return proto.CompactTextString(m) }
func (*HealthCheckRequest) ProtoMessage()    {}

func (m *HealthCheckResponse) Reset()         { *m = HealthCheckResponse{} }
func (m *HealthCheckResponse) String() string { return proto.CompactTextString(m) }
func (*HealthCheckResponse) ProtoMessage()    {}

func (m *SubmitLinesRequest) Reset()         { *m = SubmitLinesRequest{} }
func (m *SubmitLinesRequest) String() string { return proto.CompactTextString(m) }
func (*SubmitLinesRequest) ProtoMessage()    {}

func (m *SubmitLinesResponse) Reset()         { *m = SubmitLinesResponse{} }
func (m *SubmitLinesResponse) String() string { return proto.CompactTextString(m) }
func (*SubmitLinesResponse) ProtoMessage()    {}

func (m *LineResult) Reset()         { *m = LineResult{} }
func (m *LineResult) String() string { return proto.CompactTextString(m) }
func (*LineResult) ProtoMessage()    {}

func (m *EventCounts) Reset()         { *m = EventCounts{} }
func (m *EventCounts) String() string { return proto.CompactTextString(m) }
func (*EventCounts) ProtoMessage()    {}

func (m *AsOf) Reset()         { *m = AsOf{} }
func (m *AsOf) String() string { return proto.CompactTextString(m) }
func (*AsOf) ProtoMessage()    {}

func (m *Selection) Reset()         { *m = Selection{} }
func (m *Selection) String() string { return proto.CompactTextString(m) }
func (*Selection) ProtoMessage()    {}

func (m *GetScorecardRequest) Reset()         { *m = GetScorecardRequest{} }
func (m *GetScorecardRequest) String() string { return proto.CompactTextString(m) }
func (*GetScorecardRequest) ProtoMessage()    {}

func (m *GetScorecardResponse) Reset()         { *m = GetScorecardResponse{} }
func (m *GetScorecardResponse) String() string { return proto.CompactTextString(m) }
func (*GetScorecardResponse) ProtoMessage()    {}

func (m *Figure) Reset()         { *m = Figure{} }
func (m *Figure) String() string { return proto.CompactTextString(m) }
func (*Figure) ProtoMessage()    {}
