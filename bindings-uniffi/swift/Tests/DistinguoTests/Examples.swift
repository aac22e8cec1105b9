import Distinguo
import Foundation

/// The published cases and procedures that the repository shows.
enum Examples {
    static let root = URL(fileURLWithPath: #filePath).appending(path: "../../../../..").standardized

    private static let folder = root.appending(path: "examples/cases")

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    static func findings(_ name: String) throws -> Findings {
        try Findings(json: text("examples/cases/\(name).json"))
    }

    static func kernel(_ rulebook: String) throws -> Kernel {
        guard let text = shippedRulebook(id: rulebook) else { throw CocoaError(.fileNoSuchFile) }
        return try Kernel(rulebook: text)
    }

    /// Every published procedure: its rulebook, and its acts as JSON.
    static func procedures() throws -> [(rulebook: String, acts: [String])] {
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        return try files.filter { $0.hasSuffix(".jsonl") }.sorted().map { file in
            let text = try text("examples/cases/\(file)")
            let rulebook = try #/"rulebook": "([^"]+)"/#.firstMatch(in: text)?.1 ?? ""
            return (String(rulebook), text.split(separator: "\n").filter { $0.contains("\"act\"") }.map(String.init))
        }
    }
}
