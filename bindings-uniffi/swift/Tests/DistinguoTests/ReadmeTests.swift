import Foundation
import Testing

@Suite struct ReadmeTests {
    private let snippet = "bindings-uniffi/swift/Sources/Snippet/main.swift"

    @Test func theSnippetOfTheReadmeRunsAndPrintsWhatIsShown() throws {
        let page = try Examples.text("README.md")
        let shown = try #require(blocks(page, "swift").first)
        let source = try Examples.text(snippet)
        #expect(source.drop { $0 != "\n" }.dropFirst() == shown)
        let after = try String(page[#require(page.range(of: shown)).upperBound...])
        #expect(try blocks(after, "text").first == printed())
    }

    /// The blocks of a language in a page, in their order.
    private func blocks(_ page: String, _ language: String) -> [String] {
        page.components(separatedBy: "```\(language)\n").dropFirst().compactMap { $0.components(separatedBy: "```").first }
    }

    /// What the snippet prints: it is built beside the tests.
    private func printed() throws -> String {
        let tests = try #require(CommandLine.arguments.first)
        let (process, output) = (Process(), Pipe())
        process.executableURL = URL(fileURLWithPath: tests).deletingLastPathComponent().appending(path: "Snippet")
        process.standardOutput = output
        try process.run()
        let printed = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: printed, as: UTF8.self)
    }
}
