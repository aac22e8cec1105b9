// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "reminders",
    platforms: [.macOS(.v13), .iOS(.v16)],
    dependencies: [.package(name: "distinguo", path: "../../bindings-uniffi/swift")],
    targets: [
        .target(name: "Reminders", dependencies: [.product(name: "Distinguo", package: "distinguo")]),
        .executableTarget(name: "reminders-list", dependencies: ["Reminders"], path: "Sources/reminders-list"),
        .testTarget(name: "RemindersTests", dependencies: ["Reminders", "reminders-list"]),
    ]
)
