"""Random messages with what Google's protobuf makes of them.

agreement.py DESCRIPTOR_SET SEED COUNT TYPE...

Writes, for COUNT random messages of each type, cases to standard output, each a sequence of fields with their length
(u32, big-endian) before them: the type's full name, bytes to be read, what kind of bytes they are ("plain",
"rearranged" or "damaged"), "yes" or "no" for whether Google's protobuf reads them, and if it does what it then writes,
unknown fields dropped.
"""

import os
import random
import struct
import sys
import warnings

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory
from google.protobuf.descriptor import FieldDescriptor as F
from google.protobuf.message import DecodeError

# No combining marks: Swift takes canonically equal keys of a map for one.
LETTERS = "abcXYZ019 _-./:ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی۰۱۲\u200c\n\0é中😀"
VARINT, FIXED64, LENGTH, FIXED32 = 0, 1, 2, 5
WIRE_TYPES = {
    F.TYPE_DOUBLE: FIXED64, F.TYPE_FIXED64: FIXED64, F.TYPE_SFIXED64: FIXED64,
    F.TYPE_FLOAT: FIXED32, F.TYPE_FIXED32: FIXED32, F.TYPE_SFIXED32: FIXED32,
    F.TYPE_STRING: LENGTH, F.TYPE_BYTES: LENGTH, F.TYPE_MESSAGE: LENGTH,
}


class Maker:
    def __init__(self, rng):
        self.rng = rng

    def integer(self, bits, signed):
        rng = self.rng
        low, high = (-(1 << bits - 1), (1 << bits - 1) - 1) if signed else (0, (1 << bits) - 1)
        edge = [0, 1, 127, 128, 300, low, high, low + 1, -1 if signed else 1]
        return rng.choice(edge) if rng.random() < 0.4 else rng.randint(low, high) >> rng.choice([0, 0, bits // 2])

    def scalar(self, field):
        rng, kind = self.rng, field.type
        if kind in (F.TYPE_INT32, F.TYPE_SINT32, F.TYPE_SFIXED32):
            return self.integer(32, True)
        if kind in (F.TYPE_INT64, F.TYPE_SINT64, F.TYPE_SFIXED64):
            return self.integer(64, True)
        if kind in (F.TYPE_UINT32, F.TYPE_FIXED32):
            return self.integer(32, False)
        if kind in (F.TYPE_UINT64, F.TYPE_FIXED64):
            return self.integer(64, False)
        if kind == F.TYPE_BOOL:
            return rng.random() < 0.5
        if kind == F.TYPE_ENUM:
            known = rng.choice(field.enum_type.values).number
            return known if rng.random() < 0.8 else self.integer(32, True)
        if kind == F.TYPE_BYTES:
            return rng.randbytes(rng.choice([0, 1, 5, 127, 128, 300]))
        if kind == F.TYPE_STRING:
            return "".join(rng.choices(LETTERS, k=rng.choice([0, 1, 5, 40, 130])))
        bits = rng.choice([0.0, -0.0, 1.5, float("inf"), -float("inf"), float("nan"), rng.uniform(-1e9, 1e9)])
        return bits if kind == F.TYPE_DOUBLE else struct.unpack("<f", struct.pack("<f", bits))[0]

    def fill(self, message, depth=0):
        for field in message.DESCRIPTOR.fields:
            if self.rng.random() < (0.4 if depth < 3 else 0.9):
                continue
            if is_map(field):
                self.fill_map(message, field, depth)
            elif field.label == F.LABEL_REPEATED:
                for _ in range(self.rng.randint(0, 4)):
                    target = getattr(message, field.name)
                    if field.type == F.TYPE_MESSAGE:
                        self.fill(target.add(), depth + 1)
                    else:
                        target.append(self.scalar(field))
            elif field.type == F.TYPE_MESSAGE:
                getattr(message, field.name).SetInParent()
                self.fill(getattr(message, field.name), depth + 1)
            else:
                setattr(message, field.name, self.scalar(field))
        return message

    def fill_map(self, message, field, depth):
        key, value = (field.message_type.fields_by_name[name] for name in ("key", "value"))
        target = getattr(message, field.name)
        for _ in range(self.rng.randint(0, 3)):
            if value.type == F.TYPE_MESSAGE:
                self.fill(target[self.scalar(key)], depth + 1)
            else:
                target[self.scalar(key)] = self.scalar(value)


def is_map(field):
    return field.type == F.TYPE_MESSAGE and field.message_type.GetOptions().map_entry


def canonical(message):
    """What the library writes, unknown fields dropped."""
    tidy(message)
    return message.SerializeToString(deterministic=True)


def tidy(message):
    """Drops unknown fields, also in maps, where the library's own does not go; rebuilds maps, which after a merge
    hold both entries of a key."""
    message.DiscardUnknownFields()
    for field, value in message.ListFields():
        if is_map(field):
            entries = dict(value.items())
            holds_messages = field.message_type.fields_by_name["value"].type == F.TYPE_MESSAGE
            copies = {key: type(entry).FromString(entry.SerializeToString()) if holds_messages else entry
                      for key, entry in entries.items()}
            value.clear()
            for key, entry in copies.items():
                if holds_messages:
                    tidy(entry)
                    value[key].CopyFrom(entry)
                else:
                    value[key] = entry
        elif field.type == F.TYPE_MESSAGE:
            for inner in value if field.label == F.LABEL_REPEATED else [value]:
                tidy(inner)


def varint(value, padding=0):
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    if not padding:
        return bytes(out) + bytes([value])
    return bytes(out) + bytes([value | 0x80]) + b"\x80" * (padding - 1) + b"\0"


class Rearranger:
    """Writes the same message in other words: shuffled, split, packed or not, with unknown fields and long varints."""

    def __init__(self, rng):
        self.rng = rng

    def tag(self, number, wire_type):
        return varint(number << 3 | wire_type, padding=0 if number > 1000 else self.rng.choice([0, 0, 0, 1]))

    def length_delimited(self, number, content):
        return self.tag(number, LENGTH) + varint(len(content), self.rng.choice([0, 0, 0, 2])) + content

    def unknown(self):
        rng, number = self.rng, self.rng.choice([99, 1000, 400_000_000])
        kind = rng.randrange(5)
        if kind == 0:
            return self.tag(number, VARINT) + varint(rng.getrandbits(64))
        if kind == 1:
            return self.tag(number, FIXED64) + rng.randbytes(8)
        if kind == 2:
            return self.length_delimited(number, rng.randbytes(rng.randint(0, 9)))
        if kind == 3:
            return self.tag(number, FIXED32) + rng.randbytes(4)
        inner = self.unknown() if rng.random() < 0.5 else b""
        return self.tag(number, 3) + inner + self.tag(number, 4)

    def scalar(self, field, value):
        kind = field.type
        if kind == F.TYPE_STRING:
            value = value.encode()
        if kind in (F.TYPE_STRING, F.TYPE_BYTES):
            return varint(len(value)) + value
        if kind in (F.TYPE_SINT32, F.TYPE_SINT64):
            value = value << 1 if value >= 0 else (-value << 1) - 1
        formats = {
            F.TYPE_DOUBLE: "<d", F.TYPE_FLOAT: "<f", F.TYPE_FIXED32: "<I", F.TYPE_SFIXED32: "<i",
            F.TYPE_FIXED64: "<Q", F.TYPE_SFIXED64: "<q",
        }
        if kind in formats:
            return struct.pack(formats[kind], value)
        return varint(int(value) & (1 << 64) - 1)

    def repeated(self, field, values):
        wire_type = WIRE_TYPES.get(field.type, VARINT)
        if field.type == F.TYPE_MESSAGE:
            return [self.length_delimited(field.number, self.message(value)) for value in values]
        if wire_type != LENGTH and self.rng.random() < 0.5:
            return [self.length_delimited(field.number, b"".join(self.scalar(field, value) for value in values))]
        return [self.tag(field.number, wire_type) + self.scalar(field, value) for value in values]

    def message(self, message):
        queues = []
        for field, value in message.ListFields():
            if is_map(field):
                queues += [[chunk] for chunk in self.map_entries(field, value)]
            elif field.label == F.LABEL_REPEATED:
                queues.append(self.repeated(field, value))
            elif field.type == F.TYPE_MESSAGE and self.rng.random() < 0.3 and value.ByteSize():
                # The same message in two pieces, which merge: all of it, and once more what it has of plain fields.
                again = type(value)()
                again.CopyFrom(value)
                for inner, _ in value.ListFields():
                    if inner.label == F.LABEL_REPEATED or inner.type == F.TYPE_MESSAGE:
                        again.ClearField(inner.name)
                queues.append([self.length_delimited(field.number, self.message(m)) for m in (again, value)])
            else:
                queues.append(self.repeated(field, [value]))
        queues += [[self.unknown()] for _ in range(self.rng.choice([0, 0, 1, 2]))]
        out = []
        queues = [queue for queue in queues if queue]
        while queues:
            queue = self.rng.choice(queues)
            out.append(queue.pop(0))
            queues = [queue for queue in queues if queue]
        return b"".join(out)

    def map_entries(self, field, value):
        key_field, value_field = (field.message_type.fields_by_name[name] for name in ("key", "value"))
        for key, item in value.items():
            parts = self.repeated(key_field, [key]) + self.repeated(value_field, [item])
            self.rng.shuffle(parts)
            yield self.length_delimited(field.number, b"".join(parts))


def damage(rng, data):
    data = bytearray(data)
    for _ in range(rng.randint(1, 3)):
        place = rng.randrange(len(data) + 1)
        kind = rng.randrange(4)
        if kind == 0:
            del data[place:]
        elif kind == 1 and place < len(data):
            data[place] = rng.randrange(256)
        elif kind == 2:
            data[place:place] = rng.randbytes(rng.randint(1, 4))
        elif place < len(data):
            del data[place]
    return bytes(data)


def silence_library():
    """The library complains of bad UTF-8 on file descriptor 2; errors of this script still go to standard error."""
    sys.stderr = os.fdopen(os.dup(2), "w")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


def main():
    silence_library()
    warnings.simplefilter("ignore")
    with open(sys.argv[1], "rb") as file:
        descriptors = descriptor_pb2.FileDescriptorSet.FromString(file.read())
    pool = descriptor_pool.DescriptorPool()
    for file in {file.name: file for file in descriptors.file}.values():
        pool.AddSerializedFile(file.SerializeToString())
    factory = message_factory.MessageFactory(pool)
    rng = random.Random(int(sys.argv[2]))
    maker, rearranger = Maker(rng), Rearranger(rng)

    def put(field):
        sys.stdout.buffer.write(struct.pack(">I", len(field)) + field)

    for name in sys.argv[4:]:
        cls = factory.GetPrototype(pool.FindMessageTypeByName(name))
        for _ in range(int(sys.argv[3])):
            message = maker.fill(cls())
            plain = message.SerializeToString(deterministic=True)
            rearranged = rearranger.message(message)
            for kind, data in (
                ("plain", plain), ("plain", plain + maker.fill(cls()).SerializeToString()), ("rearranged", rearranged),
                ("damaged", damage(rng, plain)), ("damaged", damage(rng, rearranged)),
            ):
                read = cls()
                try:
                    read.MergeFromString(data)
                    verdict = b"yes"
                except DecodeError:
                    verdict = b"no"
                written = canonical(read) if verdict == b"yes" else b""
                for field in (name.encode(), data, kind.encode(), verdict, written):
                    put(field)


main()
