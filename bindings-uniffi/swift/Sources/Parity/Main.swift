// The runner of the parity corpus: a call a line on standard input, its answer a line on standard output. Calls go through
// the types of the package, and answers are written from them, so that they show what a Swift program would see.

import Foundation

@main
struct Main {
    static func main() throws {
        var runner = Runner()
        while let line = readLine() {
            let fields = line.utf8.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map(plain)
            let answer = try runner.answer(to: fields[0], with: Arguments(fields: Array(fields.dropFirst())))
            FileHandle.standardOutput.write(Data((escaped(answer) + "\n").utf8))
        }
    }
}

/// A field as it was meant: line breaks and tabs are escaped on the way.
private func plain(_ field: Substring.UTF8View) -> String {
    var bytes: [UInt8] = []
    var escape = false
    for byte in field {
        if !escape, byte == UInt8(ascii: "\\") {
            escape = true
            continue
        }
        bytes.append(escape ? meant(byte) : byte)
        escape = false
    }
    return String(decoding: bytes, as: UTF8.self)
}

private func meant(_ letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "n"): UInt8(ascii: "\n")
    case UInt8(ascii: "t"): UInt8(ascii: "\t")
    case UInt8(ascii: "r"): UInt8(ascii: "\r")
    default: letter
    }
}

/// By scalars: for Swift, a line feed after a carriage return is no letter of its own.
private func escaped(_ answer: String) -> String {
    var text = String.UnicodeScalarView()
    for scalar in answer.unicodeScalars {
        switch scalar {
        case "\\": text.append(contentsOf: "\\\\".unicodeScalars)
        case "\n": text.append(contentsOf: "\\n".unicodeScalars)
        case "\t": text.append(contentsOf: "\\t".unicodeScalars)
        case "\r": text.append(contentsOf: "\\r".unicodeScalars)
        default: text.append(scalar)
        }
    }
    return String(text)
}
