// Many determinations as Swift goes through them.

extension Determinations: RandomAccessCollection {
    public var startIndex: Int { 0 }

    public var endIndex: Int { Int(size()) }

    /// The determination of the findings at that place, or why those findings cannot be used. It is read from the kernel's
    /// answer now, not before.
    public subscript(place: Int) -> Result<Determination, any Error> {
        precondition(indices.contains(place), "no determination at that place")
        return Result {
            guard let determination = try at(place: Int32(place)) else {
                throw DistinguoError.Foreign(reason: "no determination at \(place)")
            }
            return determination
        }
    }
}
