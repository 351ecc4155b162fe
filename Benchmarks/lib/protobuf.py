"""The part of protobuf's wire format that the comparisons need: writes text and numbers, reads any message."""


def varint(number):
    out = bytearray()
    while number >= 0x80:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes(out) + bytes([number])


def bytes_field(number, value):
    data = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(data)) + data


def int_field(number, value):
    return varint(number << 3) + varint(value)


def fields(message):
    """The last value of each field by its number: bytes, or a whole number."""
    found, at = {}, 0
    while at < len(message):
        tag, at = read_varint(message, at)
        kind = tag & 7
        if kind == 0:
            found[tag >> 3], at = read_varint(message, at)
        elif kind == 2:
            length, at = read_varint(message, at)
            found[tag >> 3], at = message[at:at + length], at + length
        elif kind in (1, 5):
            width = 8 if kind == 1 else 4
            found[tag >> 3], at = int.from_bytes(message[at:at + width], "little"), at + width
        else:
            raise ValueError(f"wire type {kind} is unknown")
    return found


def read_varint(message, at):
    number = shift = 0
    while True:
        byte = message[at]
        number |= (byte & 0x7F) << shift
        at += 1
        if byte < 0x80:
            return number, at
        shift += 7
