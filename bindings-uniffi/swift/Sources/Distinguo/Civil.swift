// Days and minutes of the civil calendar as values of their own, and the way to Foundation's dates and back.

import Foundation

/// A civil day, of no time zone: what a regulation counts in.
public struct CivilDay: Hashable, Comparable, Sendable {
    /// The year, such as 2026.
    public let year: Int
    /// The month, 1 to 12.
    public let month: Int
    /// The day of the month, from 1.
    public let day: Int

    /// A day of the Gregorian calendar; nothing where there is no such day. The kernel takes the years 1 to 9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), day >= 1, day <= Self.length(of: month, in: year) else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// A day written YYYY-MM-DD; nothing where it is none. `dayFromText` says what is wrong with it.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2] else { return nil }
        let numbers = parts.compactMap { $0.utf8.allSatisfy { (48...57).contains($0) } ? Int($0) : nil }
        guard numbers.count == 3 else { return nil }
        self.init(year: numbers[0], month: numbers[1], day: numbers[2])
    }

    /// The day that it is at an instant, in a time zone.
    public init(_ instant: Date, in zone: TimeZone) {
        let parts = Self.calendar(zone).dateComponents([.era, .year, .month, .day], from: instant)
        let year = parts.year ?? 1
        // Before the year 1, Foundation counts years upwards into the past.
        self.year = parts.era == 0 ? 1 - year : year
        (month, day) = (parts.month ?? 1, parts.day ?? 1)
    }

    /// The first instant of the day in a time zone. Foundation takes days before 15 October 1582 for Julian ones.
    public func start(in zone: TimeZone) -> Date {
        Self.calendar(zone).date(from: dateComponents) ?? .distantPast
    }

    /// Year, month and day, as calendars and date pickers take them.
    public var dateComponents: DateComponents { DateComponents(year: year, month: month, day: day) }

    public static func < (one: Self, other: Self) -> Bool {
        (one.year, one.month, one.day) < (other.year, other.month, other.day)
    }

    /// A day as the kernel wrote it.
    init(read text: String) throws {
        guard let day = Self(text) else { throw DistinguoError.Foreign(reason: "no day: \(text)") }
        self = day
    }

    private static func length(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func calendar(_ zone: TimeZone) -> Calendar {
        var calendar = Calendar(identifier: .iso8601)
        calendar.timeZone = zone
        return calendar
    }
}

extension CivilDay: CustomStringConvertible {
    /// The day as YYYY-MM-DD.
    public var description: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }
}

/// A minute of a civil day, for periods in hours.
public struct CivilTime: Hashable, Comparable, Sendable {
    /// The hour, 0 to 23.
    public let hour: Int
    /// The minute, 0 to 59.
    public let minute: Int

    /// A minute of the day; nothing where there is no such minute.
    public init?(hour: Int, minute: Int) {
        guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
        (self.hour, self.minute) = (hour, minute)
    }

    public static func < (one: Self, other: Self) -> Bool {
        (one.hour, one.minute) < (other.hour, other.minute)
    }

    /// A minute as the kernel wrote it: hh:mm.
    init(read text: String) throws {
        let numbers = text.split(separator: ":").compactMap { Int($0) }
        guard numbers.count == 2, let time = Self(hour: numbers[0], minute: numbers[1]) else {
            throw DistinguoError.Foreign(reason: "no time: \(text)")
        }
        self = time
    }
}

extension CivilTime: CustomStringConvertible {
    /// The minute as hh:mm.
    public var description: String { "\(padded(hour, 2)):\(padded(minute, 2))" }
}

extension Date {
    /// The instant, or the last that can cross to the kernel, which refuses it and says so: what is beyond would end the
    /// program.
    var withinReach: Date {
        let reach = 1e15
        let seconds = timeIntervalSince1970
        return abs(seconds) <= reach ? self : Date(timeIntervalSince1970: seconds < 0 ? -reach : reach)
    }
}

private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number.magnitude)
    return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - digits.count)) + digits
}
