// Documents from JSON, with the problems of the kernel's own reader. The way back is `toJson()` of each document: canonical
// JSON (RFC 8785), the bytes that every host of the kernel writes.

extension Findings {
    /// Findings from a document of schema `findings`.
    ///
    /// - Throws: `DistinguoError.Unusable` with every problem of the text, each with its place.
    public init(json: String) throws { self = try findingsFromJson(json: json) }
}

extension Act {
    /// An act from a document of schema `act`.
    ///
    /// - Throws: `DistinguoError.Unusable` with every problem of the text, each with its place.
    public init(json: String) throws { self = try actFromJson(json: json) }
}

extension Actor {
    /// An actor, written as in an act. Pointers of problems begin with `/actor`.
    ///
    /// - Throws: `DistinguoError.Unusable` with every problem of the text, each with its place.
    public init(json: String) throws { self = try actorFromJson(json: json) }
}

extension Precedent {
    /// A precedent from a document of schema `precedent`.
    ///
    /// - Throws: `DistinguoError.Unusable` with every problem of the text, each with its place.
    public init(json: String) throws { self = try precedentFromJson(json: json) }
}

extension DueRequest {
    /// A request for the end of a period from a document of schema `due_request`.
    ///
    /// - Throws: `DistinguoError.Unusable` with every problem of the text, each with its place.
    public init(json: String) throws { self = try dueRequestFromJson(json: json) }
}

extension Use {
    /// A use of a case from its word, such as `appraisal`.
    ///
    /// - Throws: `DistinguoError.Unusable` where there is no such use.
    public init(text: String) throws { self = try useFromText(text: text) }
}

extension Private {
    /// A private text under a fresh salt. Salt and text are kept beside the ledger and erased together; the chain holds
    /// nothing but a commitment.
    public init(salting text: String) {
        var random = SystemRandomNumberGenerator()
        self.init(salting: text, using: &random)
    }

    /// The same, with the random numbers of somebody else: they must be fit for secrets.
    public init(salting text: String, using random: inout some RandomNumberGenerator) {
        let digits = "0123456789abcdef"
        self.init(salt: String((0..<32).map { _ in digits.randomElement(using: &random) ?? "0" }), text: text)
    }
}
