// swift-tools-version: 6.0
// `cargo xtask swift` lays the module that UniFFI writes into Sources, and says where the native library is with `-Xlinker -L`:
// a flag here would keep others from depending on the package.
import PackageDescription

let package = Package(
    name: "distinguo",
    platforms: [.macOS(.v13), .iOS(.v16)],
    products: [.library(name: "Distinguo", targets: ["Distinguo"])],
    targets: [
        .systemLibrary(name: "DistinguoFFI"),
        .target(name: "Distinguo", dependencies: ["DistinguoFFI"]),
        .executableTarget(name: "Parity", dependencies: ["Distinguo"]),
        .executableTarget(name: "Bench", dependencies: ["Distinguo"]),
        .executableTarget(name: "Snippet", dependencies: ["Distinguo"]),
        .testTarget(name: "DistinguoTests", dependencies: ["Distinguo", "Snippet"]),
    ]
)
